package dev.titan.storage.backup;

import java.nio.file.Path;

/**
 * The rules of paths in a backup: relative, with {@code /} between their segments. No segment is
 * empty, begins with a dot (so none climbs, and none meets the hidden names that stores use
 * themselves), or holds what a file system could read as more than a name.
 */
final class BackupPath {
  private static final int MAX_LENGTH = 2_000;

  private BackupPath() {}

  /** Whether a text is such a path. */
  static boolean isPath(String text) {
    if (text == null || text.isEmpty() || text.length() > MAX_LENGTH) {
      return false;
    }
    boolean begins = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends = c == '/';
      if (begins && (ends || c == '.') || c == '\\' || c == ':' || Character.isISOControl(c)) {
        return false;
      }
      begins = ends;
    }
    return !begins;
  }

  /** The first segment. */
  static String top(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  /** The path in words of a backup of a file in a folder. */
  static String of(Path root, Path file) {
    StringBuilder path = new StringBuilder();
    for (Path segment : root.relativize(file)) {
      path.append(path.isEmpty() ? "" : "/").append(segment);
    }
    return path.toString();
  }
}
