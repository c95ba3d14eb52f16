package dev.titan.storage.objects;

import java.nio.file.Path;

/**
 * Paths as texts that say all of where they lie, for who has only the text: as on this machine, or
 * {@code gs://bucket/name}, behind which {@code #} and the address of a service other than Google's
 * may stand.
 */
public final class PathText {
  private static final char ENDPOINT = '#';

  private PathText() {}

  /** The text of a path. */
  public static String of(Path path) {
    if (!Buckets.hold(path)) {
      return path.toString();
    }
    String uri = path.toUri().toString();
    return Buckets.of(path).endpoint().map(address -> uri + ENDPOINT + address).orElse(uri);
  }

  /**
   * The path of a text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Path path(String text) {
    if (!Buckets.isMeant(text)) {
      return Path.of(text);
    }
    int mark = text.indexOf(ENDPOINT);
    return mark < 0
        ? Buckets.path(text, null)
        : Buckets.path(text.substring(0, mark), text.substring(mark + 1));
  }
}
