package dev.titan.transforms.discover;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The classifier's knowledge, kept as tab-separated files that a person can review. */
final class TsvResource {
  private TsvResource() {}

  /** The rows of three cells; blank lines and lines that begin with {@code #} are left out. */
  static List<String[]> rows(String name) {
    try (InputStream in = TsvResource.class.getResourceAsStream(name);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String[]> rows = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] cells = line.split("\t", -1);
          if (cells.length != 3) {
            throw new IllegalStateException(name + ": not three cells: " + line);
          }
          rows.add(cells);
        }
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + name, e);
    }
  }

  /** Reads {@code key:weight key:weight}. */
  static Map<String, Double> weights(String cell) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (String pair : cell.trim().split(" ")) {
      int colon = pair.lastIndexOf(':');
      weights.put(pair.substring(0, colon), Double.valueOf(pair.substring(colon + 1)));
    }
    return weights;
  }
}
