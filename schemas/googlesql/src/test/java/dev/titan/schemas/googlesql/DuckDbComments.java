package dev.titan.schemas.googlesql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said of columns in comments behind them. */
final class DuckDbComments {
  private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+) \\(");
  private static final Pattern COLUMN = Pattern.compile("  (\\w+) [A-Z].*?-- (.*)");

  private DuckDbComments() {}

  /** By table and column. */
  static Map<String, Map<String, String>> of(String resource) {
    Map<String, Map<String, String>> comments = new TreeMap<>();
    String table = "";
    for (String line : read(resource).split("\n")) {
      Matcher create = TABLE.matcher(line);
      Matcher column = COLUMN.matcher(line);
      if (create.lookingAt()) {
        table = create.group(1);
        comments.put(table, new TreeMap<>());
      } else if (column.matches()) {
        comments.get(table).put(column.group(1), column.group(2));
      }
    }
    return comments;
  }

  private static String read(String resource) {
    String path = "/dev/titan/schemas/sql/" + resource;
    try (InputStream in = DuckDbComments.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
