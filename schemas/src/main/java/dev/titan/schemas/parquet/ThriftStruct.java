package dev.titan.schemas.parquet;

/**
 * Writes the fields of one struct in Thrift's compact protocol, in ascending order of their ids.
 *
 * @see <a href="https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md">
 *     Thrift compact protocol</a>
 */
final class ThriftStruct {
  static final int I32 = 5;
  static final int BINARY = 8;
  static final int STRUCT = 12;

  private static final int I64 = 6;
  private static final int LIST = 9;

  private final Buffer out;
  private int last;

  ThriftStruct(Buffer out) {
    this.out = out;
  }

  ThriftStruct i32(int id, int value) {
    begin(id, I32);
    out.putZigzag(value);
    return this;
  }

  ThriftStruct i64(int id, long value) {
    begin(id, I64);
    out.putZigzag(value);
    return this;
  }

  ThriftStruct text(int id, String ascii) {
    begin(id, BINARY);
    out.putText(ascii);
    return this;
  }

  /** Begins a list; the caller writes as many elements. */
  ThriftStruct list(int id, int elementType, int size) {
    begin(id, LIST);
    if (size < 15) {
      out.put(size << 4 | elementType);
    } else {
      out.put(0xf0 | elementType);
      out.putVarint(size);
    }
    return this;
  }

  /** Begins a struct within this one, to be ended before the next field. */
  ThriftStruct struct(int id) {
    begin(id, STRUCT);
    return new ThriftStruct(out);
  }

  void end() {
    out.put(0);
  }

  private void begin(int id, int type) {
    int delta = id - last;
    if (delta < 1 || delta > 15) {
      throw new IllegalStateException("field " + id + " cannot follow field " + last);
    }
    out.put(delta << 4 | type);
    last = id;
  }
}
