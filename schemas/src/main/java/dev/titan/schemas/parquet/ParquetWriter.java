package dev.titan.schemas.parquet;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes the rows of a table as one Parquet file after another. Rows are gathered column by column
 * and handed on in row groups of a few megabytes. Not thread-safe.
 */
public final class ParquetWriter implements RowWriter {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /** A row group ends at the first row beyond so many bytes: small beside a worker's memory. */
  private static final long ROW_GROUP_BYTES = 4 << 20;

  private final List<Column> columns;
  private final ColumnChunk[] chunks;
  private final ByteSink sink;

  /** What the footer will say of the row groups written so far. */
  private final Buffer groups = new Buffer();

  private int groupCount;
  private long fileRows;
  private long offset;
  private int next;
  private int groupRows;
  private long gathered;

  /** A writer of tables with these columns; each file goes to the sink from begin to end. */
  public ParquetWriter(List<Column> columns, ByteSink sink) {
    this.columns = List.copyOf(columns);
    this.chunks = this.columns.stream().map(ColumnChunk::new).toArray(ColumnChunk[]::new);
    this.sink = sink;
  }

  @Override
  public void number(long value) {
    chunks[next++].number(value);
    gathered += Long.BYTES;
  }

  @Override
  public void bytes(byte[] source, int start, int end) {
    chunks[next++].bytes(source, start, end);
    gathered += Integer.BYTES + (end - start);
  }

  @Override
  public void decimal(long high, long low) {
    chunks[next++].decimal(high, low);
    gathered += 2 * Long.BYTES;
  }

  @Override
  public void nothing() {
    chunks[next++].nothing();
  }

  @Override
  public void endRow() {
    if (next != chunks.length) {
      throw new IllegalStateException(
          "a row has " + next + " values for " + chunks.length + " columns");
    }
    next = 0;
    groupRows++;
    if (gathered >= ROW_GROUP_BYTES) {
      endGroup();
    }
  }

  /** Ends the file, if it has any rows, and is ready for the next one. */
  public void finish() {
    if (groupRows > 0) {
      endGroup();
    }
    if (fileRows > 0) {
      writeFooter();
    }
    clear();
  }

  /** Forgets the rows of the file that has been begun, after a failure. */
  public void clear() {
    clearGroup();
    groups.clear();
    groupCount = 0;
    fileRows = 0;
    offset = 0;
  }

  private void clearGroup() {
    for (ColumnChunk chunk : chunks) {
      chunk.clear();
    }
    next = 0;
    groupRows = 0;
    gathered = 0;
  }

  private void endGroup() {
    if (offset == 0) {
      sink.write(MAGIC, MAGIC.length);
      offset = MAGIC.length;
    }
    ThriftStruct group = new ThriftStruct(groups).list(1, ThriftStruct.STRUCT, chunks.length);
    long begin = offset;
    for (ColumnChunk chunk : chunks) {
      offset += chunk.write(sink, offset, groups);
    }
    group.i64(2, offset - begin).i64(3, groupRows).end();
    groupCount++;
    fileRows += groupRows;
    clearGroup();
  }

  private void writeFooter() {
    Buffer footer = new Buffer();
    ThriftStruct file = new ThriftStruct(footer).i32(1, 1);
    file.list(2, ThriftStruct.STRUCT, columns.size() + 1);
    new ThriftStruct(footer).text(4, "row").i32(5, columns.size()).end();
    columns.forEach(column -> describe(column, footer));
    file.i64(3, fileRows).list(4, ThriftStruct.STRUCT, groupCount);
    footer.put(groups);
    file.text(6, "titan").end();
    footer.putInt(footer.length);
    footer.put(MAGIC, 0, MAGIC.length);
    sink.write(footer.bytes, footer.length);
  }

  private static void describe(Column column, Buffer footer) {
    ColumnType type = column.type();
    ThriftStruct element = new ThriftStruct(footer).i32(1, type.physical);
    if (type == ColumnType.DECIMAL) {
      element.i32(2, type.width);
    }
    element.i32(3, 1).text(4, column.name()); // 1: any value may be missing
    if (type.converted >= 0) {
      element.i32(6, type.converted);
    }
    if (type == ColumnType.DECIMAL) {
      element.i32(7, ColumnType.DECIMAL_SCALE).i32(8, ColumnType.DECIMAL_PRECISION);
    }
    element.end();
  }
}
