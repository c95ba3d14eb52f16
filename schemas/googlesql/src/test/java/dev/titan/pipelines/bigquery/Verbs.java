package dev.titan.pipelines.bigquery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.pipelines.cli.Titan;
import dev.titan.pipelines.ingest.RunProbe;
import dev.titan.storage.objects.PathText;
import dev.titan.storage.warehouse.LocalBigQuery;
import dev.titan.storage.warehouse.SameTables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The verbs of Titan in a home of a test, in a folder or a bucket. */
record Verbs(Path home) {
  /**
   * An order of which much is easily spoilt on its way. Numbers in JSON keep their values alone:
   * BigQuery may write 0.10 as 0.1.
   */
  static final String STRANGE_ORDER =
      """
      {"order_id": " 6\\"'\\\\", "created_at": "2026-03-29T02:30:00.123456Z", "total": "-0.005", \
      "waiter": 12345678901234567, "note": "\u00e9\u4e2d\ud83d\ude00\u2028,\\t\\n\\u0001 NULL", \
      "share": 0.1, "tags": ["b", null, true, {"z": 1, "a": {}}, []], "none": null, "": ""}""";

  /** What a verb has ended with. */
  record Run(int code, String out, String err) {
    Run ended(int expected) {
      assertEquals(expected, code, () -> "stdout:\n" + out + "\nstderr:\n" + err);
      return this;
    }

    List<JsonNode> json() throws IOException {
      List<JsonNode> objects = new ArrayList<>();
      for (String line : out.lines().toList()) {
        objects.add(new ObjectMapper().readTree(line));
      }
      return objects;
    }
  }

  /** A home with settings. */
  static Verbs in(Path home, String... settings) throws IOException {
    Files.createDirectories(home);
    Files.writeString(home.resolve("titan.properties"), String.join("\n", settings));
    return new Verbs(home);
  }

  Run run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Titan.run(
            here(words).toArray(new String[0]),
            new PrintStream(out, true),
            new PrintStream(err, true));
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private List<String> here(String... words) {
    List<String> all = new ArrayList<>(List.of("--home", PathText.of(home)));
    all.addAll(List.of(words));
    return all;
  }

  Run ingest(String what, String... more) {
    return run(ingestOf(what, more));
  }

  /** Begins an ingest in a process of its own, which is killed at that point. */
  void killIngest(RunProbe.Point point, String what) throws Exception {
    HeldTitan.killAt(point, here(ingestOf(what)));
  }

  private static String[] ingestOf(String what, String... more) {
    List<String> words =
        new ArrayList<>(List.of("ingest", what, "--tenant=hafen", "--location=altona"));
    words.addAll(List.of("--zone=Europe/Berlin", "--currency=EUR"));
    words.addAll(List.of(more));
    return words.toArray(new String[0]);
  }

  /** All rows of this home's embedded warehouse, to be compared with those of another one. */
  SameTables rowsAgainst(LocalBigQuery bigQuery) {
    return SameTables.of(home.resolve("warehouse.duckdb"), bigQuery);
  }

  /** The daily sums. */
  String sums() {
    return run("rollup", "--json").ended(0).out();
  }

  /** What became of the records of each run. */
  List<JsonNode> books() throws IOException {
    List<JsonNode> books = run("runs", "list", "--json").ended(0).json();
    for (JsonNode run : books) {
      ((ObjectNode) run).remove(List.of("run_id", "created_at", "committed_at", "manifest_hash"));
    }
    return books;
  }

  /** An order as a line of JSON. */
  static String order(int id, String total) {
    return "{\"order_id\": \""
        + id
        + "\", \"created_at\": \"2026-11-02T10:00:00Z\", \"total\": \""
        + total
        + "\", \"waiter\": "
        + id % 3
        + "}";
  }
}
