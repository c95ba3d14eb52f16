package dev.titan.storage.objects;

import dev.titan.schemas.hash.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/**
 * A copy of a file that survives a power cut once its folder is synchronised too.
 *
 * @param bytes its size
 * @param sha256 the SHA-256 (FIPS 180-4) of the bytes as they were read, in lower-case hex digits
 */
public record DurableCopy(long bytes, String sha256) {
  private static final int CHUNK = 1 << 18;

  /**
   * Copies a file.
   *
   * @param to a path that is free, in a folder that exists
   * @param access who may read the copy
   * @param progress is told the size of each chunk
   * @throws StorageException if one cannot be read or the other not be written
   */
  public static DurableCopy of(Path from, Path to, Access access, LongConsumer progress) {
    try (InputStream in = Files.newInputStream(from)) {
      Files.createFile(to, access.ofFile());
      return copy(in, to, progress);
    } catch (IOException e) {
      throw StorageException.cannot("copy " + from + " to", to, e);
    }
  }

  /** The SHA-256 of a file. */
  public static String hashOf(Path file, LongConsumer progress) {
    MessageDigest digest = Hashes.newSha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] chunk = new byte[CHUNK];
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        digest.update(chunk, 0, count);
        progress.accept(count);
      }
    } catch (IOException e) {
      throw StorageException.cannot("read", file, e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Makes a file that is written survive a power cut, once its folder is synchronised too. */
  public static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static DurableCopy copy(InputStream in, Path to, LongConsumer progress)
      throws IOException {
    MessageDigest digest = Hashes.newSha256();
    byte[] chunk = new byte[CHUNK];
    long size = 0;
    try (FileChannel out = FileChannel.open(to, StandardOpenOption.WRITE)) {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        digest.update(chunk, 0, count);
        ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, count);
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
        size += count;
        progress.accept(count);
      }
      out.force(true);
    }
    return new DurableCopy(size, HexFormat.of().formatHex(digest.digest()));
  }
}
