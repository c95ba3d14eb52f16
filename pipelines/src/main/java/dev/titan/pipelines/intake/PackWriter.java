package dev.titan.pipelines.intake;

import dev.titan.storage.objects.Buckets;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One file that takes many texts, one behind the other: 100,000 small inputs must not become
 * 100,000 files. For one thread.
 */
final class PackWriter implements AutoCloseable {
  private final Path file;
  private final Path home;
  private OutputStream out;
  private long position;

  /**
   * A pack.
   *
   * @param file where it is written
   * @param home where it lies when it is ended: the same place, or one in a bucket
   */
  PackWriter(Path file, Path home) {
    this.file = file;
    this.home = home;
  }

  /** Where it lies when it is ended. */
  Path home() {
    return home;
  }

  /** Where it is written. */
  Path file() {
    return file;
  }

  /** Where the next byte will lie. */
  long position() {
    return position;
  }

  /** Appends some bytes. */
  void append(byte[] bytes, int offset, int length) throws IOException {
    if (out == null) {
      out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }
    out.write(bytes, offset, length);
    position += length;
  }

  /** A stream that appends; closing it makes what was written readable and leaves the pack open. */
  OutputStream stream() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        append(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        append(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        PackWriter.this.flush();
      }
    };
  }

  /** Makes what was written readable. */
  void flush() throws IOException {
    if (out != null) {
      out.flush();
    }
  }

  /** Ends the pack after a failure: nobody will read it. */
  void abandon() {
    try {
      if (out != null) {
        out.close();
      }
    } catch (IOException e) {
      // What it holds is of no use any more, and the failure before is what counts.
    }
  }

  /** Ends the pack; on return it survives a power cut. */
  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
      if (!home.equals(file)) {
        Buckets.of(home).upload(file, home);
        return;
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
  }
}
