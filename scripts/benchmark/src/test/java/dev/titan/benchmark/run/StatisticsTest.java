package dev.titan.benchmark.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class StatisticsTest {
  @Test
  void medianIsTheMiddle() {
    assertEquals(3, Statistics.median(5, 1, 3));
    assertEquals(2.5, Statistics.median(4, 1, 3, 2));
    assertThrows(IllegalArgumentException.class, () -> Statistics.median());
  }

  @Test
  void percentileIsTheNearestRank() {
    double[] hundred = DoubleStream.iterate(1, each -> each + 1).limit(100).toArray();

    assertEquals(99, Statistics.percentile(0.99, hundred));
    assertEquals(50, Statistics.percentile(0.5, hundred));
    assertEquals(7, Statistics.percentile(0.99, 7));
  }

  /** One slow minute that hits both of a pair must not show. */
  @Test
  void ratiosAreTakenPairByPair() {
    Series first = series("first", 10, 20, 10);
    Series second = series("second", 15, 30, 15);

    assertEquals(1.5, first.pairwise(second, Measured::wallSeconds), 1e-9);
    assertEquals(1.0, first.spread(), 1e-9);
  }

  private static Series series(String name, double... walls) {
    Series series = new Series(name);
    for (double wall : walls) {
      series.add(new Measured(wall, wall, 1, ""));
    }
    return series;
  }
}
