package dev.titan.benchmark.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.ledger.Category;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What Titan makes of the reference corpus must not become worse. The limits are what was reached,
 * with a little room for labels to come.
 */
class CorpusTest {
  private static final Path CORPUS = Path.of("../../transforms/src/test/corpus");
  private static final Set<String> FIELDS = Set.of("event_id", "event_time", "amount", "quantity");

  private static List<LabelledSource> sources;

  @BeforeAll
  static void read() throws IOException {
    sources = SourceCorpus.read(CORPUS);
  }

  @Test
  void everyLabelSaysWhatItMust() {
    for (LabelledSource source : sources) {
      Label label = source.label();
      assertTrue(Set.of("tuning", "test").contains(source.half()), source.id());
      ZoneId.of(label.context().zone());
      boolean junk = label.expect() == Label.Expect.JUNK;
      assertEquals(junk, label.category() == null, source.id());
      assertEquals(junk ? Set.of() : FIELDS, label.fields().keySet(), source.id());
      String time = label.first().get("event_time");
      assertTrue(
          time == null || Instant.parse(time).isBefore(Instant.parse("2028-01-01T00:00:00Z")));
    }
  }

  @Test
  void everyCategoryAndJunkIsThere() {
    assertTrue(sources.size() >= 150, sources.size() + " sources");
    Set<Category> seen = EnumSet.of(Category.UNKNOWN);
    sources.stream()
        .map(source -> source.label().category())
        .filter(category -> category != null)
        .forEach(seen::add);
    assertEquals(EnumSet.allOf(Category.class), seen);
    assertTrue(sources.stream().filter(s -> s.label().expect() == Label.Expect.JUNK).count() >= 40);
    assertTrue(sources.stream().filter(s -> s.label().expect() == Label.Expect.ASK).count() >= 15);
  }

  @Test
  void nothingUnseenIsReadWorseThanBefore() throws IOException {
    Figures test = ClassifyReport.of(CORPUS, "test").figures();
    String what = test.row("test");
    assertTrue(test.silentlyWrong() <= 0.06, what);
    assertEquals(1, test.junkRefused(), what);
    assertTrue(test.valuesOfAccepted() >= 0.93, what);
    assertTrue(test.accepted() >= 0.42, what);
    assertTrue(test.right(Verdict.Point.CATEGORY, true) >= 0.78, what);
  }

  @Test
  void nothingTunedIsReadWorseThanBefore() throws IOException {
    Figures tuning = ClassifyReport.of(CORPUS, "tuning").figures();
    String what = tuning.row("tuning");
    assertTrue(tuning.silentlyWrong() <= 0.02, what);
    assertEquals(1, tuning.junkRefused(), what);
    assertTrue(tuning.accepted() >= 0.86, what);
    assertTrue(tuning.right(Verdict.Point.AMOUNT, true) >= 0.89, what);
  }
}
