package dev.titan.benchmark.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The runs of one competitor, in order. */
public final class Series {
  private final String name;
  private final List<Measured> runs = new ArrayList<>();

  Series(String name) {
    this.name = name;
  }

  void add(Measured run) {
    runs.add(run);
  }

  /** The competitor. */
  public String name() {
    return name;
  }

  /** The median of a figure over the runs. */
  public double median(ToDoubleFunction<Measured> figure) {
    return Statistics.median(runs.stream().mapToDouble(figure).toArray());
  }

  /**
   * The wall clock's highest less its lowest, as a share of its median: how noisy the runs were.
   */
  public double spread() {
    double[] walls = runs.stream().mapToDouble(Measured::wallSeconds).sorted().toArray();
    return (walls[walls.length - 1] - walls[0]) / Statistics.median(walls);
  }

  /**
   * How much longer another competitor took, from pair to pair: run by run, then the median of the
   * ratios. A machine that slows down for a while slows down both of a pair.
   */
  public double pairwise(Series other, ToDoubleFunction<Measured> figure) {
    double[] ratios = new double[Math.min(runs.size(), other.runs.size())];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = figure.applyAsDouble(other.runs.get(i)) / figure.applyAsDouble(runs.get(i));
    }
    return Statistics.median(ratios);
  }
}
