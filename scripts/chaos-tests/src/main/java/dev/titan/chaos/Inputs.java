package dev.titan.chaos;

import dev.titan.benchmark.generate.Dataset;
import dev.titan.benchmark.generate.DatasetSpec;
import dev.titan.benchmark.generate.Layout;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.MappingJson;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is ingested: NDJSON and CSV of four vendors, with broken and repeated records, and a file
 * that delivers some events again with another quantity.
 *
 * <pre>
 * before.ndjson   ingested first, in peace; the start of part-0, so all of it comes a second time
 * files/          part-*.ndjson, *.csv, revised.ndjson
 * nothing.json    an empty list: to ingest it finishes what was interrupted, and does no more
 * </pre>
 */
final class Inputs {
  private static final int REVISED_OF = 10;
  private static final int BEFORE_OF = 5;
  private static final String CORRECTED = "customer.id";

  private final Path folder;
  private final List<Mapping> mappings;

  private Inputs(Path folder, List<Mapping> mappings) {
    this.folder = folder;
    this.mappings = mappings;
  }

  /** Writes them into an empty folder. */
  static Inputs write(Path folder, long rows, long seed) throws IOException {
    Path files = Files.createDirectories(folder.resolve("files"));
    Path cache = folder.resolve("made");
    Dataset json = Dataset.at(cache, new DatasetSpec(Layout.NDJSON, rows * 3 / 4, 1, seed));
    Dataset csv = Dataset.at(cache, new DatasetSpec(Layout.CSV, rows / 4, 1, seed));
    List<Mapping> mappings = new ArrayList<>(json.mappings());
    csv.mappings().forEach(each -> mappings.add(each.withId(each.id() + "-csv")));
    for (Dataset set : List.of(json, csv)) {
      for (Path file : set.files()) {
        Files.move(file, files.resolve(file.getFileName()));
      }
    }
    Inputs inputs = new Inputs(folder, mappings);
    inputs.writeMore(files.resolve("part-0.ndjson"));
    Files.writeString(inputs.nothing(), "[]");
    return inputs;
  }

  /** No inputs but the one without a record. */
  static Inputs none(Path folder) throws IOException {
    Inputs inputs = new Inputs(folder, List.of());
    Files.writeString(inputs.nothing(), "[]");
    return inputs;
  }

  /** The folder of the files to ingest. */
  Path files() {
    return folder.resolve("files");
  }

  /** The file that is ingested before all others. */
  Path before() {
    return folder.resolve("before.ndjson");
  }

  /** The files of events in JSON that are ingested, in order, but for {@link #revised()}. */
  List<Path> json() throws IOException {
    try (var all = Files.newDirectoryStream(files(), "part-*.ndjson")) {
      List<Path> found = new ArrayList<>();
      all.forEach(found::add);
      found.sort(null);
      return found;
    }
  }

  /** The file, among those that are ingested, with what is corrected of others. */
  Path revised() {
    return files().resolve("revised.ndjson");
  }

  /** A file without a record. */
  Path nothing() {
    return folder.resolve("nothing.json");
  }

  /** How they are read. */
  List<Mapping> mappings() {
    return mappings;
  }

  /** Mappings of which a person has thought better: many entries look otherwise with them. */
  List<Mapping> corrected() {
    return mappings.stream()
        .map(MappingJson::print)
        .filter(text -> text.contains(CORRECTED))
        .map(text -> MappingJson.parse(text.replace(CORRECTED, "event_id"), "a corrected mapping"))
        .toList();
  }

  private void writeMore(Path part) throws IOException {
    long lines = count(part);
    long number = 0;
    try (BufferedReader in = Files.newBufferedReader(part);
        BufferedWriter first = Files.newBufferedWriter(before());
        BufferedWriter revised = Files.newBufferedWriter(revised())) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (number < lines / BEFORE_OF) {
          first.append(line).append('\n');
        }
        if (number++ % REVISED_OF == 0) {
          revised.append(line.replace("\"qty\":", "\"qty\":7")).append('\n');
        }
      }
    }
  }

  private static long count(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.count();
    }
  }
}
