package dev.titan.pipelines.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * An input as the user gave it. Its own errors come as {@link Unreadable}, so that they cost this
 * file, while an error of Titan's folders, such as a full disk, stops the run.
 */
final class SourceStream extends FilterInputStream {
  private SourceStream(InputStream in) {
    super(in);
  }

  /** The file cannot be read; the cause says why. */
  static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    Unreadable(IOException cause) {
      super(cause);
    }

    IOException reason() {
      return (IOException) getCause();
    }
  }

  static InputStream open(InputPlace place) throws Unreadable {
    try {
      return new SourceStream(place.open());
    } catch (IOException e) {
      throw new Unreadable(e);
    }
  }

  @Override
  public int read() throws IOException {
    try {
      return in.read();
    } catch (IOException e) {
      throw new Unreadable(e);
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return in.read(bytes, offset, length);
    } catch (IOException e) {
      throw new Unreadable(e);
    }
  }
}
