package dev.titan.pipelines.dataflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The steps of a job in a text file: a line for each step, below it an indented line for each of
 * its coders.
 */
final class StoredSteps {
  private static final String INDENT = "    ";

  private StoredSteps() {}

  static SortedMap<String, List<String>> read(Path file) throws IOException {
    SortedMap<String, List<String>> steps = new TreeMap<>();
    List<String> coders = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith(INDENT)) {
        coders.add(line.strip());
      } else {
        coders = new ArrayList<>();
        steps.put(line, coders);
      }
    }
    return steps;
  }

  static void write(Path file, SortedMap<String, List<String>> steps) throws IOException {
    List<String> lines = new ArrayList<>();
    steps.forEach(
        (name, coders) -> {
          lines.add(name);
          coders.forEach(coder -> lines.add(INDENT + coder));
        });
    Files.write(file, lines);
  }
}
