package dev.titan.pipelines.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rounds under a clock that the test moves. */
final class FixedRateTest {
  private long now = 1_000;
  private final List<Long> rounds = new ArrayList<>();

  @Test
  void theFirstRoundComesAtOnceAndLongOnesKeepTheRate() {
    long[] lasts = {3, 25, 10, 0};

    new FixedRate(Duration.ofNanos(10), () -> now, this::pauseThreeTimes)
        .run(
            () -> {
              rounds.add(now);
              now += lasts[rounds.size() - 1];
            });

    assertEquals(List.of(1_000L, 1_010L, 1_040L, 1_060L), rounds);
  }

  private boolean pauseThreeTimes(long nanos) {
    now += nanos;
    return rounds.size() < 4;
  }

  @Test
  void aRateNeedsTime() {
    assertThrows(
        IllegalArgumentException.class, () -> new FixedRate(Duration.ZERO, () -> 0, nanos -> true));
  }
}
