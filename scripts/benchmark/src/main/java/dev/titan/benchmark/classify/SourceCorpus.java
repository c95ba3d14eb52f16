package dev.titan.benchmark.classify;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the corpus: {@code half/vendor/source/} with one file of data and {@code label.json}. */
public final class SourceCorpus {
  private static final String LABEL = "label.json";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private SourceCorpus() {}

  /**
   * All sources, in the order of their names.
   *
   * @throws IOException if a folder has not exactly one file of data, or a label cannot be read
   */
  public static List<LabelledSource> read(Path root) throws IOException {
    List<Path> labels;
    try (Stream<Path> files = Files.walk(root, 4)) {
      labels = files.filter(file -> file.endsWith(LABEL)).sorted().toList();
    }
    List<LabelledSource> sources = new ArrayList<>();
    for (Path label : labels) {
      sources.add(source(root, label));
    }
    return sources;
  }

  private static LabelledSource source(Path root, Path label) throws IOException {
    Path folder = label.getParent();
    Path place = root.relativize(folder);
    if (place.getNameCount() != 3) {
      throw new IOException(label + ": a source stands in half/vendor/source/");
    }
    List<Path> data;
    try (Stream<Path> files = Files.list(folder)) {
      data = files.filter(file -> !file.equals(label)).toList();
    }
    if (data.size() != 1) {
      throw new IOException(folder + ": one file of data belongs beside the label");
    }
    return new LabelledSource(
        place.getName(0).toString(),
        place.getName(1).toString(),
        place.getName(2).toString(),
        data.get(0),
        label(label));
  }

  private static Label label(Path file) throws IOException {
    try {
      return JSON.readValue(file.toFile(), Label.class);
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }
}
