package dev.titan.pipelines.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Homes with something of everything in them, and looks at what lies in a folder. */
final class HomeCopies {
  private static final String BILLS =
      """
      bill_id,date,total_amount,customer_phone,note
      B-1,2026-11-01,10.50,+49 151 23456789,cash
      B-2,2026-11-02,11.50,+49 151 23456780,cash
      B-3,2026-11-03,12.50,+49 151 23456781,card
      B-4,yesterday,13.50,+49 151 23456782,card
      B-5,2026-11-05,14.50,+49 151 23456783,card
      B-6,2026-11-06,15.50,+49 151 23456784,cash
      B-7,2026-11-07,16.50,+49 151 23456785,cash
      """;

  private HomeCopies() {}

  /**
   * Ingests two files into a home, of which one is large enough for the raw store; with entries,
   * dead letters, tokens, and originals of both kinds.
   */
  static void ingestInto(Path home, Path inputs) throws IOException {
    Files.createDirectories(home);
    Files.writeString(home.resolve("titan.properties"), "inlinePayloadBytes = 1024\n");
    CommandRun.in(home, "locations", "set", "acme", "main", "--zone", "UTC", "--currency", "EUR")
        .ended(ExitCode.DONE);
    Path mapping = Files.writeString(inputs.resolve("shop.json"), MappingsCommandTest.ORDERS);
    CommandRun.in(home, "mappings", "import", mapping.toString(), "--tenant", "acme")
        .ended(ExitCode.DONE);
    Path orders = Files.writeString(inputs.resolve("orders.ndjson"), orders(0, 60));
    ingest(home, orders, "shop").ended(ExitCode.DONE);
    Path more = Files.writeString(inputs.resolve("more.ndjson"), orders(50, 90));
    ingest(home, more, "shop").ended(ExitCode.DONE);
    Path bills = Files.writeString(inputs.resolve("bills.csv"), BILLS);
    ingest(home, bills, "bills").ended(ExitCode.DONE);
  }

  /** Orders, of which one in ten has no date, and one in seven changes from file to file. */
  static String orders(int from, int to) {
    StringBuilder lines = new StringBuilder();
    for (int i = from; i < to; i++) {
      lines.append("{\"id\": \"o-").append(i).append("\", \"at\": \"");
      lines.append(i % 10 == 0 ? "never" : "2026-10-0" + (1 + i % 9) + "T10:00:00Z");
      lines.append("\", \"total\": ").append(i % 7 == 0 ? from + 1 : i).append(".25, ");
      lines.append("\"note\": \"table ").append(i % 4).append("\"}\n");
    }
    return lines.toString();
  }

  static CommandRun ingest(Path home, Path file, String source) {
    return CommandRun.in(
        home,
        "ingest",
        file.toString(),
        "--tenant=acme",
        "--location=main",
        "--source=" + source,
        "--json");
  }

  /** Every file in a folder by path, with its bytes, as text of one character per byte. */
  static Map<String, String> files(Path folder) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(
            folder.relativize(path).toString(),
            new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** Copies a folder with all that is in it, by the user's file mask unless told otherwise. */
  static Path copy(Path from, Path to, CopyOption... options) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()), options);
      }
    }
    return to;
  }

  /** The rows of every table of a home, as text. */
  static List<String> tables(Path home) {
    return Stream.of(
            "ledger",
            "ledger_contents",
            "daily_rollup",
            "raw_ingest",
            "dead_letters",
            "checkpoints",
            "checkpoint_inputs",
            "checkpoint_reasons",
            "replay_changes")
        .map(
            table ->
                CommandRun.in(home, "query", "--json", "select * from " + table + " order by all")
                    .ended(ExitCode.DONE)
                    .out())
        .toList();
  }
}
