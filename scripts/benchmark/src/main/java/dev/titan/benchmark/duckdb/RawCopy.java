package dev.titan.benchmark.duckdb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file that was kept.
 *
 * @param file where it came from
 * @param hash its SHA-256
 * @param bytes its size
 * @param kept where it is now
 */
record RawCopy(Path file, String hash, long bytes, Path kept) {
  private static final int BUFFER = 1 << 20;

  /** Copies every file of a folder, in order. */
  static List<RawCopy> all(Path folder, Path into) throws IOException {
    Files.createDirectories(into);
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.sorted().toList();
    }
    List<RawCopy> copies = new ArrayList<>();
    for (Path file : files) {
      copies.add(of(file, into));
    }
    return copies;
  }

  private static RawCopy of(Path file, Path into) throws IOException {
    MessageDigest digest = sha256();
    Path kept = into.resolve(file.getFileName());
    long bytes = 0;
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest);
        OutputStream out = Files.newOutputStream(kept)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        out.write(buffer, 0, count);
        bytes += count;
      }
    }
    return new RawCopy(file, HexFormat.of().formatHex(digest.digest()), bytes, kept);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
