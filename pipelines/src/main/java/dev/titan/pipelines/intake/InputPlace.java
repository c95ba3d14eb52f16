package dev.titan.pipelines.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Where the bytes of an input are before they are kept. */
public interface InputPlace {

  /** A file on this machine. */
  static InputPlace of(Path file) {
    return new LocalFile(file);
  }

  /** Somewhere else, from where they are not read again: they are kept, or could not be read. */
  static InputPlace elsewhere(String where) {
    return new KeptPlace(where);
  }

  /**
   * Opens them. An {@link IOException}, also of the stream, costs this input; any other exception
   * ends the run.
   */
  InputStream open() throws IOException;

  /** How many they are, as far as is known; else 0. */
  long size();

  /** Where they are, as a text that does not depend on the working folder. */
  String where();

  /**
   * Tells states of this place apart: what has another version may have other bytes.
   *
   * @throws IOException if the place cannot be looked at
   */
  String version() throws IOException;

  /** The last part of the name. */
  String name();

  /** The file, on this machine or in a home, or empty if they come from elsewhere. */
  Optional<Path> file();
}
