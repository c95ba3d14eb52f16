package dev.titan.pipelines.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

/** When windows are closed, under a clock and a watermark of the test's own. */
final class WindowsTest {
  private static final Duration TEN = Duration.standardSeconds(10);

  /** Static, because the runner hands the function on by its bytes. */
  private static final Set<String> CLOSED = ConcurrentHashMap.newKeySet();

  private static TimestampedValue<KV<Integer, KeptBatch>> arrival(String name, long second) {
    return TimestampedValue.of(
        KV.of(StreamPipeline.ALL, new KeptBatch(name)), Instant.ofEpochSecond(second));
  }

  private static TestStream.Builder<KV<Integer, KeptBatch>> arrivals() {
    return TestStream.create(KvCoder.of(VarIntCoder.of(), SerializableCoder.of(KeptBatch.class)))
        .advanceWatermarkTo(Instant.ofEpochSecond(0));
  }

  /** Closed windows as {@code start, pane: names}. */
  private static void assertWindows(
      TestStream<KV<Integer, KeptBatch>> arrivals, String... expected) {
    CLOSED.clear();
    Pipeline pipeline = Pipeline.create();
    pipeline
        .apply(arrivals)
        .apply(StreamPipeline.window(TEN))
        .apply(GroupByKey.create())
        .apply(ParDo.of(new Describe()));
    pipeline.run().waitUntilFinish();
    assertEquals(Set.of(expected), CLOSED);
  }

  private static final class Describe extends DoFn<KV<Integer, Iterable<KeptBatch>>, Void> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void describe(ProcessContext context, BoundedWindow window) {
      Set<String> names = new TreeSet<>();
      context.element().getValue().forEach(batch -> names.add(batch.name()));
      long start = window.maxTimestamp().getMillis() / 1000 - 9;
      CLOSED.add(start + ", " + context.pane().getIndex() + ": " + String.join(" ", names));
    }
  }

  @Test
  void aWindowIsClosedWhenItIsOver() {
    assertWindows(
        arrivals()
            .addElements(arrival("a", 1))
            .addElements(arrival("b", 9))
            .advanceWatermarkTo(Instant.ofEpochSecond(10))
            .addElements(arrival("c", 11))
            .advanceWatermarkToInfinity(),
        "0, 0: a b",
        "10, 0: c");
  }

  @Test
  void whatIsLateIsNotDropped() {
    assertWindows(
        arrivals()
            .addElements(arrival("a", 1))
            .advanceWatermarkTo(Instant.ofEpochSecond(500_000_000))
            .addElements(arrival("late", 2))
            .advanceWatermarkToInfinity(),
        "0, 0: a",
        "0, 1: late");
  }

  /** The watermark of a subscription may stand still for minutes. */
  @Test
  void aWindowIsClosedThoughTheWatermarkStandsStill() {
    assertWindows(
        arrivals()
            .addElements(arrival("a", 1))
            .advanceProcessingTime(TEN.plus(Duration.millis(1)))
            .addElements(arrival("b", 2))
            .advanceWatermarkToInfinity(),
        "0, 0: a",
        "0, 1: b");
  }

  @Test
  void anEmptyWindowMakesNothing() {
    assertWindows(
        arrivals()
            .addElements(arrival("a", 1))
            .advanceProcessingTime(TEN.plus(Duration.millis(1)))
            .advanceWatermarkToInfinity(),
        "0, 0: a");
  }
}
