package dev.titan.transforms.decode;

import dev.titan.schemas.reason.ReasonCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks into an OLE2 compound file just far enough to tell why it cannot be read. Office wraps a
 * workbook with a password in one (stream {@code EncryptedPackage}); up to 2003 it was the format
 * itself. Source: [MS-CFB] 2.2 (header) and 2.6 (directory), [MS-OFFCRYPTO] 2.3.4.4.
 */
final class CompoundFile {
  private static final int HEADER = 512;
  private static final int SECTOR_SHIFT_AT = 30;
  private static final int DIRECTORY_SECTOR_AT = 48;
  private static final int MAX_SECTOR = 4096;

  private CompoundFile() {}

  static InputException refusal(Path file) throws IOException {
    String directory = directory(file);
    if (directory.contains("EncryptedPackage")) {
      return new InputException(
          ReasonCode.INPUT_ENCRYPTED, "the workbook is protected by a password; save it without");
    }
    if (directory.contains("Workbook") || directory.contains("Book")) {
      return new InputException(
          ReasonCode.INPUT_UNSUPPORTED,
          "this is a workbook in the old format of Excel 97 to 2003 (.xls); save it as .xlsx");
    }
    return new InputException(
        ReasonCode.INPUT_UNSUPPORTED,
        "this is an old Office file (OLE2) without a workbook; export the data as .xlsx or CSV");
  }

  /** The text of the first sector of the directory: the names of the first streams. */
  private static String directory(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer header = read(channel, 0, HEADER);
      if (header.limit() < HEADER) {
        return "";
      }
      int shift = header.getShort(SECTOR_SHIFT_AT);
      long sector = Integer.toUnsignedLong(header.getInt(DIRECTORY_SECTOR_AT));
      if (shift != 9 && shift != 12) {
        return "";
      }
      ByteBuffer names = read(channel, (sector + 1) << shift, Math.min(1 << shift, MAX_SECTOR));
      return StandardCharsets.UTF_16LE.decode(names).toString();
    }
  }

  private static ByteBuffer read(SeekableByteChannel channel, long position, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(position);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // Channels may answer with less than was asked for.
    }
    return buffer.flip();
  }
}
