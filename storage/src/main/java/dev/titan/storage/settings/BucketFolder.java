package dev.titan.storage.settings;

import java.util.Optional;
import java.util.regex.Pattern;

/** A folder in Cloud Storage, or none. */
public final class BucketFolder {
  /** No folder. */
  public static final BucketFolder NONE = new BucketFolder(null);

  static final String ALLOWED =
      "a folder in Cloud Storage, such as gs://bucket/folder, or the word none";

  /** <a href="https://cloud.google.com/storage/docs/buckets#naming">Buckets</a>; plain folders. */
  private static final Pattern FORM =
      Pattern.compile("gs://[a-z0-9][a-z0-9._-]{1,220}[a-z0-9](/[A-Za-z0-9._-]+)*");

  private final String text;

  private BucketFolder(String text) {
    this.text = text;
  }

  /**
   * The folder that a text names, with or without a slash at its end.
   *
   * @throws IllegalArgumentException if it names none
   */
  public static BucketFolder parse(String text) {
    if (text.equals("none")) {
      return NONE;
    }
    String plain = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    if (!FORM.matcher(plain).matches()) {
      throw new IllegalArgumentException("no folder in Cloud Storage");
    }
    return new BucketFolder(plain);
  }

  /** The folder without a slash at its end, if there is one. */
  public Optional<String> text() {
    return Optional.ofNullable(text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BucketFolder folder && folder.text().equals(text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text().orElse("none");
  }
}
