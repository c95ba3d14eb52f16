package dev.titan.transforms.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of an input as they were received. */
public interface RawInput {
  /** How many they are. */
  long size() throws IOException;

  /** A new stream of all of them, which the caller closes. */
  InputStream open() throws IOException;

  /** A file that holds them, for formats that are not read from start to end. */
  Path file() throws IOException;

  /** The bytes of a file. */
  static RawInput of(Path file) {
    return new RawInput() {
      @Override
      public long size() throws IOException {
        return Files.size(file);
      }

      @Override
      public InputStream open() throws IOException {
        return Files.newInputStream(file);
      }

      @Override
      public Path file() {
        return file;
      }
    };
  }
}
