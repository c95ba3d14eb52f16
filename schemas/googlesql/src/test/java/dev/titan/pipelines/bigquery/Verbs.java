package dev.titan.pipelines.bigquery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.pipelines.cli.Titan;
import dev.titan.storage.objects.PathText;
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
    List<String> all = new ArrayList<>(List.of("--home", PathText.of(home)));
    all.addAll(List.of(words));
    int code =
        Titan.run(
            all.toArray(new String[0]), new PrintStream(out, true), new PrintStream(err, true));
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  Run ingest(String what, String... more) {
    List<String> words =
        new ArrayList<>(List.of("ingest", what, "--tenant", "hafen", "--location", "altona"));
    words.addAll(List.of("--zone", "Europe/Berlin", "--currency", "EUR"));
    words.addAll(List.of(more));
    return run(words.toArray(new String[0]));
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
