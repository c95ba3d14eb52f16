package dev.titan.pipelines.badinput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.titan.pipelines.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hundreds of bad files through the command line: each ends in entries, dead letters or an error
 * that names the file and what to do; the books balance; and no message holds a value.
 */
final class BadInputTest {
  @TempDir private static Path folder;
  private static Path inbox;
  private static CommandRun ingest;
  private static JsonNode run;

  @BeforeAll
  static void ingestAll() throws IOException {
    inbox = folder.resolve("inbox");
    int files = 0;
    for (Form form : Form.values()) {
      for (Mutation mutation : Mutation.values()) {
        byte[] content = mutation.apply(form);
        for (Packing packing : Packing.values()) {
          String name = "orders." + form.extension();
          Path file = file(form, mutation, packing);
          Files.createDirectories(file.getParent());
          Files.write(file, packing.pack(name, content));
          files++;
        }
      }
    }
    assertTrue(files >= 200, files + " files");
    ingest = ingest();
    JsonNode summary = ingest.json().get(0);
    String runId = summary.get("run_id").asText();
    run = titan("--json", "runs", "show", runId).ended(0).json().get(0);
    assertEquals(files, run.get("inputs").size(), "every file is an input");
  }

  private static Path file(Form form, Mutation mutation, Packing packing) {
    String name = "orders." + form.extension() + packing.extension();
    return inbox.resolve(lower(form)).resolve(lower(mutation)).resolve("pos").resolve(name);
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }

  private static CommandRun ingest() {
    return titan(
        "--json", "ingest", inbox.toString(), "--zone", "Asia/Kolkata", "--currency", "INR");
  }

  private static CommandRun titan(String... words) {
    return CommandRun.in(folder.resolve("home"), words);
  }

  @Test
  void theBooksOfEachFileBalance() {
    for (JsonNode input : run.get("inputs")) {
      long outcomes = 0;
      for (String outcome :
          List.of("written", "updated", "duplicate", "dead_lettered", "ignored")) {
        outcomes += input.get(outcome).asLong();
      }
      assertEquals(input.get("read").asLong(), outcomes, input.get("origin").asText());
    }
    titan("doctor").ended(0);
  }

  @Test
  void noFileEndsInSilence() {
    Map<String, JsonNode> problems = problems();
    for (JsonNode input : run.get("inputs")) {
      String origin = input.get("origin").asText();
      boolean accounted = input.get("read").asLong() > 0;
      assertTrue(accounted || problems.containsKey(origin), origin + " ends in silence");
    }
    for (JsonNode problem : problems.values()) {
      assertFalse(problem.get("what").asText().isBlank(), problem.toString());
      assertFalse(problem.get("remedy").asText().isBlank(), problem.toString());
    }
  }

  @Test
  void whatCannotBeReadIsNamed() {
    Set<String> named = problems().keySet();
    for (JsonNode letter :
        query(
            "select r.origin, d.reason from dead_letters d join raw_ingest r using (raw_id)"
                + " where d.reason like 'INPUT%'")) {
      String origin = letter.get("origin").asText();
      assertTrue(
          named.stream().anyMatch(name -> name.equals(origin) || name.startsWith(origin + "!")),
          origin + " is not named: " + letter);
    }
  }

  @Test
  void goodFilesGiveEntriesInEveryFormAndPacking() {
    Map<String, JsonNode> inputs = new HashMap<>();
    run.get("inputs").forEach(input -> inputs.put(input.get("origin").asText(), input));
    for (Form form : Form.values()) {
      for (Packing packing : Packing.values()) {
        JsonNode input = inputs.get(file(form, Mutation.NONE, packing).toString());
        long accepted = input.get("written").asLong() + input.get("duplicate").asLong();
        assertEquals(12, accepted, input.toString());
      }
    }
  }

  /** By form and mutation, as letters of the same records in another packing are the same ones. */
  @Test
  void badFilesGiveTheReasonsThatFit() {
    Set<String> found = new HashSet<>();
    for (JsonNode letter :
        query("select distinct tenant_id, location_id, reason from dead_letters")) {
      found.add(
          letter.get("tenant_id").asText()
              + " "
              + letter.get("location_id").asText()
              + " "
              + letter.get("reason").asText());
    }
    List<String> missing = new ArrayList<>();
    Mutation.EXPECTED.forEach(
        (mutation, forms) ->
            forms.forEach(
                (form, code) -> {
                  String expected = lower(form) + " " + lower(mutation) + " " + code;
                  if (!found.contains(expected)) {
                    missing.add(expected);
                  }
                }));
    assertEquals(List.of(), missing);
  }

  @Test
  void noMessageHoldsAValue() {
    List<String> messages = new ArrayList<>(List.of(ingest.err(), ingest.out()));
    query("select distinct detail, field from dead_letters")
        .forEach(row -> messages.add(row.toString()));
    for (String message : messages) {
      assertFalse(message.contains(Records.CANARY), message);
      assertFalse(message.contains(Records.CANARY_DIGITS), message);
    }
  }

  @Test
  void nothingLooksLikeAFaultOfTitan() {
    assertTrue(ingest.code() == 0 || ingest.code() == 1, "exit code " + ingest.code());
    for (String word : List.of("internal error", "Exception", "\tat ", "out of memory")) {
      assertFalse(ingest.err().contains(word), ingest.err());
      assertFalse(ingest.out().contains(word), ingest.out());
    }
  }

  @Test
  void theSameFilesAgainAddNothing() {
    JsonNode again = ingest().json().get(0);
    assertEquals(0, again.get("written").asLong(), again.toString());
    assertEquals(0, again.get("updated").asLong(), again.toString());
    assertEquals(run.get("read").asLong(), again.get("read").asLong());
  }

  private static Map<String, JsonNode> problems() {
    Map<String, JsonNode> problems = new HashMap<>();
    ingest.json().get(0).get("problems").forEach(p -> problems.put(p.get("file").asText(), p));
    return problems;
  }

  private static List<JsonNode> query(String sql) {
    return titan("--json", "query", sql, "--limit", "100000").ended(0).json();
  }
}
