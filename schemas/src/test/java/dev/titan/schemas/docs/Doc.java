package dev.titan.schemas.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A page of the project's documentation, as tests read it. */
public final class Doc {
  private static final Pattern JSON = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");

  private final String text;

  private Doc(String text) {
    this.text = text;
  }

  /** The page of that name in {@code docs/}, wherever below the project the test runs. */
  public static Doc read(String name) {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path page = folder.resolve("docs").resolve(name);
      if (Files.exists(page)) {
        try {
          return new Doc(Files.readString(page));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    throw new IllegalStateException("there is no docs/" + name + " above this folder");
  }

  /** All blocks of JSON, in their order. */
  public List<String> jsonBlocks() {
    return JSON.matcher(text).results().map((MatchResult block) -> block.group(1)).toList();
  }

  /**
   * The rows of the table below a heading, without header and rule; of each cell the text without
   * code marks.
   */
  public List<List<String>> tableUnder(String heading) {
    int start = text.indexOf("\n" + heading + "\n");
    if (start < 0) {
      throw new IllegalStateException("the page has no heading " + heading);
    }
    List<List<String>> rows = new ArrayList<>();
    for (String line : text.substring(start + heading.length() + 2).split("\n")) {
      if (line.startsWith("|")) {
        rows.add(cells(line));
      } else if (line.startsWith("#") || (!rows.isEmpty() && line.isBlank())) {
        break;
      }
    }
    if (rows.size() < 3) {
      throw new IllegalStateException("there is no table below " + heading);
    }
    return rows.subList(2, rows.size());
  }

  private static List<String> cells(String line) {
    return Arrays.stream(CELL.split(line.substring(1)))
        .map(cell -> cell.strip().replaceAll("^`([^`]*)`$", "$1"))
        .toList();
  }
}
