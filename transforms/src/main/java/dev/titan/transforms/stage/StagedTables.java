package dev.titan.transforms.stage;

import dev.titan.schemas.parquet.ParquetWriter;
import dev.titan.schemas.parquet.RowWriter;
import dev.titan.schemas.run.StagedTable;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The staged tables as Parquet files: at most one file of each table from one {@link #finish} to
 * the next. Belongs to one worker.
 */
public final class StagedTables implements Function<StagedTable, RowWriter> {
  private final Map<StagedTable, ParquetWriter> writers = new EnumMap<>(StagedTable.class);

  /** Tables whose files go to that sink. */
  public StagedTables(RowSink sink) {
    for (StagedTable table : StagedTable.values()) {
      writers.put(
          table,
          new ParquetWriter(table.columns(), (bytes, length) -> sink.take(table, bytes, length)));
    }
  }

  @Override
  public RowWriter apply(StagedTable table) {
    return writers.get(table);
  }

  /** Ends the files that have rows. */
  public void finish() {
    writers.values().forEach(ParquetWriter::finish);
  }

  /** Forgets what was not finished, after a failure. */
  public void clear() {
    writers.values().forEach(ParquetWriter::clear);
  }
}
