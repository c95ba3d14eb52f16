package dev.titan.transforms.discover;

import dev.titan.transforms.record.FlatRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Some records of one schema, turned from rows into columns: what the classifier looks at. It is
 * bounded, whatever the records are like.
 */
public final class SchemaSample {
  private static final int MAX_RECORDS = 2_000;
  private static final int MAX_PATHS = 2_000;
  private static final int MAX_VALUES_PER_PATH = 64 * MAX_RECORDS;

  private final Hints hints;
  private final int records;
  private final Map<String, SampleColumn> columns;
  private final Map<String, Integer> shapes;

  private SchemaSample(Builder builder) {
    hints = builder.hints;
    records = builder.records;
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(builder.columns));
    shapes = Collections.unmodifiableMap(new TreeMap<>(builder.shapes));
  }

  static SchemaSample of(Hints hints, List<SampledRecord> records) {
    Builder builder = new Builder(hints);
    records.forEach(builder::add);
    return builder.build();
  }

  /** What was known before. */
  public Hints hints() {
    return hints;
  }

  /** How many records it holds. */
  public int records() {
    return records;
  }

  /** The canonical paths, in the order in which they were first seen. */
  public List<String> paths() {
    return List.copyOf(columns.keySet());
  }

  /** How many records have each shape fingerprint (32 hex digits), ordered by fingerprint. */
  public Map<String, Integer> shapes() {
    return shapes;
  }

  List<SampleColumn> columns() {
    return new ArrayList<>(columns.values());
  }

  /** Collects records. Not thread-safe. */
  public static final class Builder {
    private final Hints hints;
    private final Map<String, SampleColumn> columns = new LinkedHashMap<>();
    private final Map<String, Integer> shapes = new LinkedHashMap<>();
    private int records;

    /** Begins an empty sample. */
    public Builder(Hints hints) {
      this.hints = hints;
    }

    /**
     * Copies what a profile needs from a record, which may be reused afterwards.
     *
     * @return false if the sample is full and the record was not taken
     */
    public boolean add(FlatRecord record) {
      return !isFull() && add(SampledRecord.copyOf(record));
    }

    /** Whether it holds as many records as it takes. */
    public boolean isFull() {
      return records >= MAX_RECORDS;
    }

    boolean add(SampledRecord record) {
      if (isFull()) {
        return false;
      }
      List<SampledRecord.Token> tokens = record.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        SampleColumn column = column(tokens.get(i).path());
        if (column != null && column.count() < MAX_VALUES_PER_PATH) {
          column.add(records, i, tokens.get(i));
        }
      }
      shapes.merge(record.shape(), 1, Integer::sum);
      records++;
      return true;
    }

    private SampleColumn column(String path) {
      SampleColumn column = columns.get(path);
      if (column == null && columns.size() < MAX_PATHS) {
        column = new SampleColumn(path);
        columns.put(path, column);
      }
      return column;
    }

    /** The sample of the records so far. */
    public SchemaSample build() {
      return new SchemaSample(this);
    }
  }
}
