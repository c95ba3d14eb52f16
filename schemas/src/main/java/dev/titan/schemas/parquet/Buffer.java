package dev.titan.schemas.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes, in the byte orders and variable lengths of Parquet and Thrift. */
final class Buffer {
  /** What a buffer may keep when it is emptied: one huge value must not hold its room for ever. */
  private static final int MAX_KEPT = 1 << 22;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG_LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  byte[] bytes = new byte[64];
  int length;

  void clear() {
    length = 0;
    if (bytes.length > MAX_KEPT) {
      bytes = new byte[64];
    }
  }

  void put(int value) {
    room(1);
    bytes[length++] = (byte) value;
  }

  void putInt(int value) {
    room(Integer.BYTES);
    INTS.set(bytes, length, value);
    length += Integer.BYTES;
  }

  void putLong(long value) {
    room(Long.BYTES);
    LONGS.set(bytes, length, value);
    length += Long.BYTES;
  }

  /** Both halves, the highest byte first. */
  void putBig(long high, long low) {
    room(2 * Long.BYTES);
    BIG_LONGS.set(bytes, length, high);
    BIG_LONGS.set(bytes, length + Long.BYTES, low);
    length += 2 * Long.BYTES;
  }

  /** The length as an int, then the bytes: Parquet's PLAIN encoding of a byte array. */
  void putPlain(byte[] source, int start, int end) {
    int count = end - start;
    room(Integer.BYTES + count);
    INTS.set(bytes, length, count);
    System.arraycopy(source, start, bytes, length + Integer.BYTES, count);
    length += Integer.BYTES + count;
  }

  void put(byte[] source, int start, int end) {
    room(end - start);
    System.arraycopy(source, start, bytes, length, end - start);
    length += end - start;
  }

  void put(Buffer other) {
    put(other.bytes, 0, other.length);
  }

  /** An unsigned LEB128 number, as in Parquet's runs and Thrift's compact protocol. */
  void putVarint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      put((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    put((int) rest);
  }

  void putZigzag(long value) {
    putVarint((value << 1) ^ (value >> 63));
  }

  /** The length as a varint, then the text. */
  void putText(String ascii) {
    byte[] text = ascii.getBytes(StandardCharsets.US_ASCII);
    putVarint(text.length);
    put(text, 0, text.length);
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      int needed = Math.addExact(length, more);
      int larger = Math.max(bytes.length * 2, needed);
      bytes = Arrays.copyOf(bytes, larger < 0 ? Integer.MAX_VALUE - 8 : larger);
    }
  }
}
