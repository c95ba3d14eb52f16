package dev.titan.transforms.discover;

import dev.titan.transforms.record.FlatRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sorts the records of one input into schemas. Records of one schema differ by optional fields
 * only, so a shape joins a schema when nearly all of the smaller set of paths is in the larger one;
 * that two records both have an id and a date makes them no kin.
 */
public final class ShapeClusters {
  private static final int MAX_RECORDS = 4_000;
  private static final int MAX_SHAPES = 500;
  private static final double CONTAINED = 0.8;
  private static final double OVERLAP = 0.4;

  private final Hints hints;
  private final Map<String, List<SampledRecord>> byShape = new TreeMap<>();
  private int records;

  /** Begins without records. */
  public ShapeClusters(Hints hints) {
    this.hints = hints;
  }

  /**
   * Copies what is needed from a record, which may be reused afterwards.
   *
   * @return false if there is no room for the record
   */
  public boolean add(FlatRecord record) {
    String shape = record.shape().toString();
    boolean full = records >= MAX_RECORDS;
    if (full || (!byShape.containsKey(shape) && byShape.size() >= MAX_SHAPES)) {
      return false;
    }
    byShape.computeIfAbsent(shape, key -> new ArrayList<>()).add(SampledRecord.copyOf(record));
    records++;
    return true;
  }

  /** One sample for each schema, the one with the most records first. */
  public List<SchemaSample> schemas() {
    List<List<SampledRecord>> shapes = new ArrayList<>(byShape.values());
    // Stable, over the order of fingerprints: the same records give the same schemas.
    shapes.sort(Comparator.comparingInt((List<SampledRecord> shape) -> -shape.size()));
    List<Cluster> clusters = new ArrayList<>();
    for (List<SampledRecord> shape : shapes) {
      Set<String> paths = shape.get(0).paths();
      Cluster home = null;
      for (Cluster cluster : clusters) {
        if (home == null && cluster.isKin(paths)) {
          home = cluster;
        }
      }
      if (home == null) {
        home = new Cluster(paths);
        clusters.add(home);
      }
      home.add(paths, shape);
    }
    clusters.sort(Comparator.comparingInt((Cluster cluster) -> -cluster.records.size()));
    return clusters.stream().map(cluster -> SchemaSample.of(hints, cluster.records)).toList();
  }

  /** A schema in the making: its commonest shape and all paths met so far. */
  private static final class Cluster {
    private final Set<String> core;
    private final Set<String> all = new HashSet<>();
    private final List<SampledRecord> records = new ArrayList<>();

    Cluster(Set<String> core) {
      this.core = core;
    }

    void add(Set<String> paths, List<SampledRecord> shape) {
      all.addAll(paths);
      records.addAll(shape);
    }

    boolean isKin(Set<String> paths) {
      long withCore = paths.stream().filter(core::contains).count();
      long withAll = paths.stream().filter(all::contains).count();
      double overlap = (double) withCore / (paths.size() + core.size() - withCore);
      boolean subset = withAll >= CONTAINED * paths.size();
      boolean superset = withCore >= CONTAINED * core.size();
      return overlap >= OVERLAP && (subset || superset);
    }
  }
}
