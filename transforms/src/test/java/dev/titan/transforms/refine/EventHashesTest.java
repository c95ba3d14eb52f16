package dev.titan.transforms.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.place.Location;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventHashesTest {
  private static final String BY_CONTENT = "`amount`: {`parseDecimal`: {`path`: `n`}}";
  private static final String BY_ID = "`event_id`: {`path`: `id`}, " + BY_CONTENT;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{`id`:1,`n`:1.5,`a`:{`x`:1,`y`:2}}|{`a`:{`y`:2,`x`:1},`n`:1.50,`id`:1}",
        "{`id`:1,`n`:15e-1}|{`id`:1,`n`:1.5}",
        "{`id`:1,`b`:0.10,`c`:-0}|{`c`:0,`id`:1,`b`:1e-1}",
        "{`id`:1,`l`:[{`a`:1,`b`:2},{`b`:3}]}|{`l`:[{`b`:2,`a`:1},{`b`:3.0}],`id`:1}",
        "{`id`:1,`x`:null,`y`:``,`z`:{}}|{`id`:1}",
        "{`id`:1,`printed`:`a`}|{`id`:1,`printed`:`b`}"
      })
  void areTheSameForTheSameContent(String one, String other) {
    for (String fields : List.of(BY_CONTENT, BY_ID)) {
      Bench bench = Bench.of("`volatile`: [`printed`]", fields);
      assertTrue(bench.json(one).isEntry());
      String content = bench.contentHash();
      String source = bench.sourceHash();
      String key = bench.keyBase();
      assertTrue(bench.json(other).isEntry());
      assertEquals(content, bench.contentHash());
      assertEquals(source, bench.sourceHash());
      assertEquals(key, bench.keyBase());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{`id`:1,`n`:1}|{`id`:1,`n`:2}",
        "{`id`:1,`a`:`1`}|{`id`:1,`a`:1}",
        "{`id`:1,`a`:true}|{`id`:1,`a`:`true`}",
        "{`id`:1,`a`:`x`}|{`id`:1,`b`:`x`}",
        "{`id`:1,`a`:{`b`:1}}|{`id`:1,`a.b`:1}",
        "{`id`:1,`l`:[1,2]}|{`id`:1,`l`:[2,1]}",
        "{`id`:1,`l`:[[1],[2,3]]}|{`id`:1,`l`:[[1,2],[3]]}",
        "{`id`:1,`l`:[{`a`:1},{`b`:1}]}|{`id`:1,`l`:[{`a`:1,`b`:1}]}",
        "{`id`:1,`a`:`xy`,`b`:`z`}|{`id`:1,`a`:`x`,`b`:`yz`}"
      })
  void differForOtherContent(String one, String other) {
    Bench bench = Bench.of("", BY_CONTENT);
    assertTrue(bench.json(one).isEntry());
    String content = bench.contentHash();
    String source = bench.sourceHash();
    assertTrue(bench.json(other).isEntry());
    assertNotEquals(content, bench.contentHash());
    assertNotEquals(source, bench.sourceHash());
  }

  @Test
  void doNotDependOnWhatTheWorkerHasSeenBefore() {
    Random random = new Random(2);
    List<String> members = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      members.add("`k" + i + "`:{`v`:" + i + ",`w`:[`a`,`b" + i + "`]}");
    }
    Set<String> hashes = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      Bench bench = Bench.of("", BY_CONTENT);
      for (int before = random.nextInt(3); before > 0; before--) {
        Collections.shuffle(members, random);
        bench.json("{`id`:1," + members.get(0) + ",`other" + before + "`:1}");
      }
      Collections.shuffle(members, random);
      assertTrue(bench.json("{`id`:1," + String.join(",", members) + "}").isEntry());
      hashes.add(bench.contentHash() + bench.sourceHash() + bench.keyBase());
    }
    assertEquals(1, hashes.size());
  }

  /** An id that a message declares stands in for one that the mapping does not read. */
  @Test
  void aDeclaredIdIsTheEventsWhereTheMappingReadsNone() {
    Bench byId = Bench.of("", BY_ID);
    assertTrue(byId.json("{`id`:7,`n`:5}").isEntry());
    String mapped = byId.keyBase();
    Bench bench = Bench.of("", BY_CONTENT);
    RefineContext origin = new RefineContext(Bench.PUNE, List.of(), null, bench.tokenizer);
    bench.in(origin.declaring("7"));
    assertTrue(bench.json("{`n`:5}").isEntry());
    assertEquals(mapped, bench.keyBase());
    assertEquals("7", bench.lines.line(0).eventId().toString());
    bench.in(origin.declaring("8"));
    assertTrue(bench.json("{`n`:5}").isEntry());
    assertNotEquals(mapped, bench.keyBase());

    byId.in(origin.declaring("8"));
    assertTrue(byId.json("{`id`:7,`n`:5}").isEntry());
    assertEquals(mapped, byId.keyBase(), "what the mapping reads goes first");
    bench.in(origin.declaring(null));
    assertTrue(bench.json("{`n`:5}").isEntry());
    assertTrue(bench.lines.isByContent());
  }

  @Test
  void oneRecordsOptionalFieldChangesNoOther() {
    Bench bench = Bench.of("", BY_ID);
    assertTrue(bench.json("{`id`:1,`n`:5}").isEntry());
    String content = bench.contentHash();
    assertTrue(bench.json("{`id`:2,`n`:5,`coupon`:`X`}").isEntry());
    assertNotEquals(content, bench.contentHash());
    assertTrue(bench.json("{`id`:1,`n`:5}").isEntry());
    assertEquals(content, bench.contentHash());
  }

  @Test
  void contentLeavesOutWhenItWasChanged() {
    Bench bench =
        Bench.of(
            "", BY_ID + ", `updated_at`: {`parseDateTime`: {`path`: `changed`}, `pattern`: `ISO`}");
    assertTrue(bench.json("{`id`:1,`n`:5,`changed`:`2026-01-01`}").isEntry());
    String content = bench.contentHash();
    assertTrue(bench.json("{`id`:1,`n`:5,`changed`:`2026-01-02`}").isEntry());
    assertEquals(content, bench.contentHash());
  }

  @Test
  void keysAreTheDocumentedHash() {
    Bench bench = Bench.of("", BY_ID);
    assertTrue(bench.json("{`id`:`A-1`,`n`:5}").isEntry());
    String fingerprint = "00112233445566778899aabbccddeeff";
    assertEquals(EventKeys.keyBase("acme", "pune", "pos", "A-1", fingerprint), bench.keyBase());
    bench.in(new RefineContext(Bench.PUNE, List.of(), "other", bench.tokenizer));
    assertTrue(bench.json("{`id`:`A-1`,`n`:5}").isEntry());
    assertEquals(EventKeys.keyBase("acme", "pune", "other", "A-1", fingerprint), bench.keyBase());

    Bench byContent = Bench.of("", BY_CONTENT);
    assertTrue(byContent.json("{`id`:1,`n`:5}").isEntry());
    assertTrue(byContent.lines.isByContent());
    assertEquals(
        EventKeys.keyBase("acme", "pune", "pos", byContent.sourceHash(), fingerprint),
        byContent.keyBase());
  }

  @Test
  void keysTellLocationsApartUnlessIdsAreTenantWide() {
    Location other = new Location("acme", "baner", ZoneId.of("Asia/Kolkata"), "INR");
    for (boolean tenantWide : new boolean[] {false, true}) {
      Bench bench = Bench.of(tenantWide ? "`idScope`: `TENANT`" : "`volatile`: []", BY_ID);
      assertTrue(bench.json("{`id`:1,`n`:5}").isEntry());
      String key = bench.keyBase();
      assertTrue(bench.at(other).json("{`id`:1,`n`:5}").isEntry());
      assertEquals(tenantWide, key.equals(bench.keyBase()));
    }
    // Where one part ends and the next begins is part of the key.
    assertNotEquals(
        EventKeys.keyBase("t", "ab", "s", "c", "f"), EventKeys.keyBase("t", "a", "s", "bc", "f"));
  }
}
