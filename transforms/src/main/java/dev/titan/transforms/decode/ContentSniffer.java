package dev.titan.transforms.decode;

import java.util.List;

/** Tells containers, text and other bytes apart by content. */
public final class ContentSniffer {
  /** As many bytes of head as a decision can use. */
  public static final int HEAD = 64 * 1024;

  private static final byte[] GZIP = {0x1f, (byte) 0x8b, 0x08};
  private static final byte[] OLE2 = bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1);

  /** A zip begins with a member, or is empty, or is one volume of a split archive. */
  private static final List<byte[]> ZIP =
      List.of(bytes('P', 'K', 3, 4), bytes('P', 'K', 5, 6), bytes('P', 'K', 7, 8));

  /** Formats that might pass for text because much of them is. */
  private static final List<byte[]> BINARY =
      List.of(
          bytes('%', 'P', 'D', 'F', '-'),
          bytes(0x89, 'P', 'N', 'G'),
          bytes(0xFF, 0xD8, 0xFF),
          bytes('P', 'A', 'R', '1'),
          bytes('O', 'b', 'j', 1),
          bytes('S', 'Q', 'L', 'i', 't', 'e', ' ', 'f', 'o', 'r', 'm', 'a', 't', ' ', '3', 0),
          bytes('7', 'z', 0xBC, 0xAF),
          bytes('R', 'a', 'r', '!', 0x1A),
          bytes('B', 'Z', 'h'),
          bytes(0xFD, '7', 'z', 'X', 'Z', 0),
          bytes(0x28, 0xB5, 0x2F, 0xFD),
          bytes('{', '\\', 'r', 't', 'f'));

  private ContentSniffer() {}

  /**
   * Judges the beginning of an input.
   *
   * @param head its first bytes, {@link #HEAD} of them if it has as many
   * @param length how many of them are filled
   */
  public static Container sniff(byte[] head, int length) {
    if (length == 0) {
      return Container.EMPTY;
    }
    if (startsWith(head, length, GZIP)) {
      return Container.GZIP;
    }
    if (startsWithAny(head, length, ZIP)) {
      return Container.ZIP;
    }
    if (startsWith(head, length, OLE2)) {
      return Container.OLE2;
    }
    if (startsWithAny(head, length, BINARY)) {
      return Container.BINARY;
    }
    return TextEncoding.detect(head, length).isPresent() ? Container.TEXT : Container.BINARY;
  }

  static boolean startsWith(byte[] head, int length, byte[] magic) {
    if (length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if (head[i] != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean startsWithAny(byte[] head, int length, List<byte[]> magics) {
    return magics.stream().anyMatch(magic -> startsWith(head, length, magic));
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
