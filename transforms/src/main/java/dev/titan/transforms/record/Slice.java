package dev.titan.transforms.record;

import java.nio.charset.StandardCharsets;

/** A reusable view of some UTF-8 bytes: how values travel on the hot path without being copied. */
public final class Slice {
  /** The bytes; owned by whoever filled the slice and valid until the next record. */
  public byte[] bytes = new byte[0];

  /** The index of the first byte. */
  public int start;

  /** The index after the last byte. */
  public int end;

  /** Points the slice at some bytes. */
  public void set(byte[] newBytes, int newStart, int newEnd) {
    bytes = newBytes;
    start = newStart;
    end = newEnd;
  }

  /** Points the slice at the UTF-8 bytes of a text. */
  public void set(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    set(utf8, 0, utf8.length);
  }

  /** The number of bytes. */
  public int length() {
    return end - start;
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return end <= start;
  }

  /** Moves both ends inwards over ASCII spaces, tabs, line breaks and no-break spaces. */
  public Slice trim() {
    while (start < end) {
      int width = leadingSpace();
      if (width == 0) {
        break;
      }
      start += width;
    }
    while (start < end) {
      int width = trailingSpace();
      if (width == 0) {
        break;
      }
      end -= width;
    }
    return this;
  }

  private int leadingSpace() {
    byte first = bytes[start];
    if (first == ' ' || (first >= '\t' && first <= '\r')) {
      return 1;
    }
    boolean noBreak = first == (byte) 0xC2 && start + 1 < end && bytes[start + 1] == (byte) 0xA0;
    return noBreak ? 2 : 0;
  }

  private int trailingSpace() {
    byte last = bytes[end - 1];
    if (last == ' ' || (last >= '\t' && last <= '\r')) {
      return 1;
    }
    boolean noBreak = last == (byte) 0xA0 && end - 2 >= start && bytes[end - 2] == (byte) 0xC2;
    return noBreak ? 2 : 0;
  }

  /** The bytes as text. */
  @Override
  public String toString() {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }
}
