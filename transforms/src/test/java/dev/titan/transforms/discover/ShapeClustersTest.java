package dev.titan.transforms.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeClustersTest {
  private final Samples samples = new Samples();
  private final ShapeClusters clusters =
      new ShapeClusters(new Hints("mixed.ndjson", "", null, false));

  private void add(String... records) {
    for (String record : records) {
      assertTrue(clusters.add(samples.json(record)));
    }
  }

  private List<Integer> sizes() {
    return clusters.schemas().stream().map(SchemaSample::records).toList();
  }

  @Test
  void keepsOptionalFieldsInOneSchema() {
    add(
        "{'id':1,'date':'d','total':1,'customer':null,'items':[]}",
        "{'id':2,'date':'d','total':1,'customer':{'name':'x','phone':'1'},'items':[{'p':1,'q':2}]}",
        "{'id':3,'date':'d','total':1,'customer':null,'items':[],'note':'x'}");

    assertEquals(List.of(3), sizes());
  }

  @Test
  void partsSchemasThatShareAFewNames() {
    add(
        "{'id':1,'created':1,'amount':5,'currency':'eur','table':'4','items':[{'name':'a'}]}",
        "{'id':2,'created':1,'amount':5,'currency':'eur','table':'5','items':[{'name':'a'}]}",
        "{'id':3,'created':1,'amount':5,'currency':'eur','charge':'c','reason':'r','by':'x'}");

    assertEquals(List.of(2, 1), sizes());
  }

  @Test
  void saysTheBiggestSchemaFirst() {
    add("{'a':1,'b':2}", "{'x':1,'y':2}", "{'x':3,'y':4}");

    List<SchemaSample> schemas = clusters.schemas();
    assertEquals(List.of("x", "y"), schemas.get(0).paths());
    assertEquals(List.of("a", "b"), schemas.get(1).paths());
  }

  @Test
  void isBounded() {
    for (int i = 0; i < 5_000; i++) {
      clusters.add(samples.json("{'key" + i + "':1}"));
    }
    assertFalse(clusters.add(samples.json("{'one':1,'more':2}")));
    assertEquals(500, clusters.schemas().size());
  }
}
