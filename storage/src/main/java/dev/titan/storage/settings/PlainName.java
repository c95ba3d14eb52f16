package dev.titan.storage.settings;

import java.util.Optional;
import java.util.regex.Pattern;

/** A short name of something outside of Titan, or none. */
public final class PlainName {
  /** No name. */
  public static final PlainName NONE = new PlainName(null);

  static final String ALLOWED =
      "a name of up to 64 lower-case letters, digits, - and _, beginning with a letter, or the word"
          + " none";

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

  private final String text;

  private PlainName(String text) {
    this.text = text;
  }

  /**
   * The name that a text is.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static PlainName parse(String text) {
    if (text.equals("none")) {
      return NONE;
    }
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("no name");
    }
    return new PlainName(text);
  }

  /** The name, if there is one. */
  public Optional<String> text() {
    return Optional.ofNullable(text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlainName name && name.text().equals(text());
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
