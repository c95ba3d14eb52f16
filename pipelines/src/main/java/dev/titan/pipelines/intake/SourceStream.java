package dev.titan.pipelines.intake;

import dev.titan.storage.cloud.ObjectUnreadableException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/**
 * An input as the user gave it. Its own errors come as {@link Unreadable}, so that they cost this
 * file, while an error of Titan's folders, such as a full disk, stops the run.
 */
public final class SourceStream extends FilterInputStream {
  private SourceStream(InputStream in) {
    super(in);
  }

  /** The file cannot be read; the cause says why. */
  public static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    Unreadable(IOException cause) {
      super(cause);
    }

    /** What may be said of it. */
    public String detail() {
      return getCause() instanceof AccessDeniedException
          ? "this user may not read the file"
          : getCause() instanceof ObjectUnreadableException
              ? getCause().getMessage()
              : "the file cannot be read: " + getCause().getClass().getSimpleName();
    }

    /** Whether the file is not there (any more). */
    public boolean isGone() {
      return getCause() instanceof NoSuchFileException;
    }
  }

  /** Opens an input. */
  public static InputStream open(InputPlace place) throws Unreadable {
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
