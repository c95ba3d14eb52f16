package dev.titan.storage.cloud;

/**
 * A name in Cloud Storage.
 *
 * @param bucket the bucket
 * @param name the object, or the beginning of the names of several; may be empty
 */
public record GcsPlace(String bucket, String name) {
  /** How such names begin. */
  public static final String SCHEME = "gs://";

  /** Whether a text is meant as one. */
  public static boolean isMeant(String text) {
    return text.startsWith(SCHEME);
  }

  /**
   * The place that a text names.
   *
   * @throws IllegalArgumentException if it names none
   */
  public static GcsPlace parse(String text) {
    if (!isMeant(text)) {
      throw new IllegalArgumentException("it does not begin with " + SCHEME);
    }
    int slash = text.indexOf('/', SCHEME.length());
    String bucket = text.substring(SCHEME.length(), slash < 0 ? text.length() : slash);
    if (!isBucket(bucket)) {
      throw new IllegalArgumentException("it names no bucket");
    }
    return new GcsPlace(bucket, slash < 0 ? "" : text.substring(slash + 1));
  }

  /**
   * Whether a bucket may have that name (<a
   * href="https://cloud.google.com/storage/docs/buckets#naming">naming</a>).
   */
  public static boolean isBucket(String name) {
    return name.matches("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]");
  }

  @Override
  public String toString() {
    return SCHEME + bucket + "/" + name;
  }
}
