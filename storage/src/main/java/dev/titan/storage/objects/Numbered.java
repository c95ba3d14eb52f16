package dev.titan.storage.objects;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A member of a {@link Sequence}: its number, from 1 on, and its bytes. */
public final class Numbered {
  private final int number;
  private final byte[] bytes;

  Numbered(int number, byte[] bytes) {
    this.number = number;
    this.bytes = Objects.requireNonNull(bytes);
  }

  /** The number, from 1 on. */
  public int number() {
    return number;
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The bytes as UTF-8 text. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The number and size; the content may be confidential. */
  @Override
  public String toString() {
    return "no. " + number + " (" + bytes.length + " bytes)";
  }
}
