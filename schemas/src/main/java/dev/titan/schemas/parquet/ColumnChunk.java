package dev.titan.schemas.parquet;

import java.util.Arrays;

/** The values of one column in the row group that is being gathered. */
final class ColumnChunk {
  static final int PLAIN = 0;
  static final int RLE = 3;
  static final int RLE_DICTIONARY = 8;

  private static final int DATA_PAGE = 0;
  private static final int DICTIONARY_PAGE = 2;

  final Column column;
  private final Buffer values = new Buffer();
  private final Dictionary dictionary;

  /** Which rows have a value, the lowest bit first; kept only from the first missing one on. */
  private byte[] present = new byte[64];

  private int rows;
  private int missing;

  /** Whether the values are numbers of the dictionary, a byte each. */
  private boolean numbered;

  ColumnChunk(Column column) {
    this.column = column;
    this.dictionary = column.type() == ColumnType.TEXT ? new Dictionary() : null;
    this.numbered = dictionary != null;
  }

  void clear() {
    values.clear();
    rows = 0;
    missing = 0;
    if (dictionary != null) {
      dictionary.clear();
      numbered = true;
    }
  }

  void number(long value) {
    if (column.type().width == Integer.BYTES) {
      values.putInt((int) value);
    } else {
      values.putLong(value);
    }
    here();
  }

  void decimal(long high, long low) {
    values.putBig(high, low);
    here();
  }

  void bytes(byte[] source, int start, int end) {
    if (numbered) {
      int id = dictionary.idOf(source, start, end);
      if (id >= 0) {
        values.put(id);
        here();
        return;
      }
      writeOut();
    }
    values.putPlain(source, start, end);
    here();
  }

  void nothing() {
    if (missing++ == 0) {
      Arrays.fill(present, 0, Math.min(present.length, rows / 8), (byte) 0xff);
      if (present.length * 8 <= rows) {
        int old = present.length;
        present = Arrays.copyOf(present, rows / 8 + 64);
        Arrays.fill(present, old, rows / 8, (byte) 0xff);
      }
      present[rows / 8] = (byte) ((1 << (rows & 7)) - 1);
    } else {
      roomForRow();
    }
    rows++;
  }

  private void here() {
    if (missing > 0) {
      roomForRow();
      present[rows >> 3] |= (byte) (1 << (rows & 7));
    }
    rows++;
  }

  private void roomForRow() {
    if ((rows & 7) == 0) {
      if (rows >> 3 == present.length) {
        present = Arrays.copyOf(present, present.length * 2);
      }
      present[rows >> 3] = 0;
    }
  }

  /** Too many different values: those so far as they are, instead of their numbers. */
  private void writeOut() {
    byte[] numbers = Arrays.copyOf(values.bytes, values.length);
    byte[] source = dictionary.values().bytes;
    values.clear();
    for (byte number : numbers) {
      int id = number & 0xff;
      values.putPlain(source, dictionary.start(id), dictionary.end(id));
    }
    numbered = false;
  }

  /**
   * Writes the pages, and tells of them in the footer.
   *
   * @param offset where in the file they begin
   * @return their bytes
   */
  long write(ByteSink sink, long offset, Buffer footer) {
    numbered &= missing < rows; // an empty dictionary would be no dictionary
    Buffer page = new Buffer();
    if (numbered) {
      Buffer plain = dictionary.values();
      header(page, DICTIONARY_PAGE, plain.length, dictionary.size());
      sink.write(page.bytes, page.length);
      sink.write(plain.bytes, plain.length);
    }
    long dictionaryBytes = numbered ? (long) page.length + dictionary.values().length : 0;
    Buffer levels = levels();
    page.clear();
    header(page, DATA_PAGE, levels.length + values.length, rows);
    page.put(levels);
    sink.write(page.bytes, page.length);
    sink.write(values.bytes, values.length);
    long bytes = dictionaryBytes + page.length + values.length;
    describe(footer, offset, dictionaryBytes, bytes);
    return bytes;
  }

  private void header(Buffer out, int type, int size, int count) {
    ThriftStruct header = new ThriftStruct(out).i32(1, type).i32(2, size).i32(3, size);
    if (type == DICTIONARY_PAGE) {
      header.struct(7).i32(1, count).i32(2, PLAIN).end();
    } else {
      header.struct(5).i32(1, count).i32(2, encoding()).i32(3, RLE).i32(4, RLE).end();
    }
    header.end();
  }

  private int encoding() {
    return numbered ? RLE_DICTIONARY : PLAIN;
  }

  /** What stands before the values: which rows have one, and how numbers are packed. */
  private Buffer levels() {
    Buffer levels = new Buffer();
    int packed = (rows + 7) / 8;
    Buffer runs = new Buffer();
    if (missing == 0 || missing == rows) {
      runs.putVarint((long) rows << 1);
      runs.put(missing == 0 ? 1 : 0);
    } else {
      runs.putVarint((long) packed << 1 | 1);
      runs.put(present, 0, packed);
    }
    levels.putInt(runs.length);
    levels.put(runs);
    if (numbered) {
      packNumbers(levels);
    }
    return levels;
  }

  /** Numbers of eight bits, packed in groups of eight: as they are, with the last group filled. */
  private void packNumbers(Buffer levels) {
    levels.put(Byte.SIZE);
    int count = values.length;
    if (dictionary.size() == 1) {
      levels.putVarint((long) count << 1);
      levels.put(0);
      values.clear();
      return;
    }
    while (values.length % 8 != 0) {
      values.put(0);
    }
    levels.putVarint((long) (values.length / 8) << 1 | 1);
  }

  private void describe(Buffer footer, long offset, long dictionaryBytes, long bytes) {
    ThriftStruct chunk = new ThriftStruct(footer).i64(2, offset);
    ThriftStruct data = chunk.struct(3).i32(1, column.type().physical);
    data.list(2, ThriftStruct.I32, 2);
    footer.putZigzag(RLE);
    footer.putZigzag(encoding());
    data.list(3, ThriftStruct.BINARY, 1);
    footer.putText(column.name());
    data.i32(4, 0).i64(5, rows).i64(6, bytes).i64(7, bytes).i64(9, offset + dictionaryBytes);
    if (numbered) {
      data.i64(11, offset);
    }
    data.end();
    chunk.end();
  }
}
