package dev.titan.storage.objects;

/**
 * File names for segments of keys. The usual file systems of macOS ignore case, and the tenants
 * {@code Acme} and {@code acme} must not meet in one folder: an upper-case letter becomes {@code +}
 * and the lower-case one, which no key may contain otherwise.
 */
final class KeyNames {
  private KeyNames() {}

  /** The file name of a segment. */
  static String encode(String segment) {
    StringBuilder name = null;
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        if (name == null) {
          name = new StringBuilder(segment.length() + 8).append(segment, 0, i);
        }
        name.append('+').append((char) (c + ('a' - 'A')));
      } else if (name != null) {
        name.append(c);
      }
    }
    return name == null ? segment : name.toString();
  }

  /** The segment of a file name, or null if no segment has that file name. */
  static String decode(String name) {
    String segment = name;
    if (name.indexOf('+') >= 0) {
      StringBuilder plain = new StringBuilder(name.length());
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        if (c == '+' && i + 1 < name.length()) {
          i++;
          c = (char) (name.charAt(i) - ('a' - 'A'));
        }
        plain.append(c);
      }
      segment = plain.toString();
    }
    boolean ours =
        segment.indexOf('/') < 0 && ObjectKey.isKey(segment) && encode(segment).equals(name);
    return ours ? segment : null;
  }
}
