package dev.titan.transforms.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.mapping.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaSampleTest {
  @Test
  void keepsPathsTypesAndPositions() {
    SchemaSample sample =
        Samples.json("x.json", "{'a':{'b':[{'c':1.50},{'c':'two'},{'d':[true,null]}]},'e':null}");

    assertEquals(
        List.of("a", "a.b", "a.b[]", "a.b[].c", "a.b[].d", "a.b[].d[]", "e"), sample.paths());
    SampleColumn c = sample.columns().get(3);
    assertEquals("a.b[].c", c.path());
    assertEquals(2, c.count());
    assertEquals("1.5", c.text(0));
    assertEquals(ValueType.NUMBER, c.type(0));
    assertEquals(0, c.position(0));
    assertEquals("two", c.text(1));
    assertEquals(1, c.position(1));
    SampleColumn inner = sample.columns().get(5);
    assertEquals(ValueType.BOOLEAN, inner.type(0));
    assertEquals("true", inner.text(0));
    assertEquals(ValueType.NULL, inner.type(1));
    assertEquals(1, inner.position(1));
  }

  @Test
  void countsShapes() {
    SchemaSample sample = Samples.json("x.json", "{'a':1}", "{'a':2.5}", "{'a':'x'}");

    assertEquals(2, sample.shapes().size());
    assertEquals(3, sample.shapes().values().stream().mapToInt(Integer::intValue).sum());
  }

  @Test
  void isBounded() {
    Samples samples = new Samples();
    SchemaSample.Builder builder = new SchemaSample.Builder(new Hints("x.json", null, null, false));
    for (int i = 0; i < 2_000; i++) {
      assertTrue(builder.add(samples.json("{'a':'" + "x".repeat(600) + "','k" + i + "':1}")));
    }
    assertFalse(builder.add(samples.json("{'a':1}")));
    SchemaSample sample = builder.build();
    assertEquals(2_000, sample.records());
    assertEquals(2_000, sample.paths().size());
    assertEquals(512, sample.columns().get(0).text(0).length());
  }
}
