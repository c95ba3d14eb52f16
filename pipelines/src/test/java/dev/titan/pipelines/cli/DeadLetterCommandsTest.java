package dev.titan.pipelines.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.intake.UsageException;
import dev.titan.pipelines.letters.Draft;
import dev.titan.pipelines.letters.LetterEdit;
import dev.titan.storage.objects.Folders;
import dev.titan.storage.settings.Environment;
import dev.titan.storage.settings.SettingsLoader;
import dev.titan.storage.warehouse.DeadLetterRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does with dead letters, on a home of its own for each test. */
final class DeadLetterCommandsTest {
  private static final String RECORDS =
      """
      {"id": "1", "at": "2026-11-02T10:00:00Z", "total": 12.50, "note": "thali"}
      {"id": "4", "at": "one day", "total": 5, "note": "Meera Iyer, 9823055501"}
      {"id": "5", "at": "some day", "total": 6, "note": "lassi"}
      {"id": "6", "at": "2026-11-03T
      """;

  @TempDir private Path folder;
  private Path home;

  @BeforeEach
  void ingest() throws IOException {
    home = folder.resolve("home");
    Path mapping = Files.writeString(folder.resolve("orders.json"), MappingsCommandTest.ORDERS);
    Path records = Files.writeString(folder.resolve("orders.ndjson"), RECORDS.stripTrailing());
    titan("mappings", "import", mapping.toString(), "--tenant", "acme").ended(ExitCode.DONE);
    titan(
            "ingest",
            records.toString(),
            "--tenant=acme",
            "--location=pune",
            "--source=shop",
            "--zone=Asia/Kolkata",
            "--currency=INR")
        .ended(ExitCode.DONE);
  }

  private CommandRun titan(String... words) {
    return CommandRun.in(home, words);
  }

  private List<String> ids(String status, String reason) {
    return titan("dead-letters", "list", "--each", "--json", "--status", status, "--reason", reason)
        .ended(ExitCode.DONE)
        .json()
        .stream()
        .map(letter -> letter.get("dead_letter_id").asText())
        .toList();
  }

  @Test
  void aLetterIsDiscardedAndReopened() {
    String id = ids("OPEN", "RECORD_TRUNCATED").get(0);

    titan("dead-letters", "discard", id).ended(ExitCode.USAGE);
    titan("dead-letters", "discard", id, "--reason-text", " ").ended(ExitCode.USAGE);
    JsonNode done =
        titan("dead-letters", "discard", id, "--reason-text", "cut off", "--json")
            .ended(ExitCode.DONE)
            .json()
            .get(0);
    assertEquals(1, done.get("discarded").asInt());

    JsonNode shown = titan("dead-letters", "show", id, "--json").json().get(0);
    assertEquals("DISCARDED", shown.get("status").asText());
    assertEquals("cut off", shown.get("resolution").asText());
    assertEquals(System.getProperty("user.name"), shown.get("resolved_by").asText());
    assertTrue(shown.get("resolved_at").asText().endsWith("Z"), shown.toString());
    CommandRun again = titan("dead-letters", "discard", id, "--reason-text", "x");
    assertTrue(again.ended(ExitCode.FAILED).err().contains("is DISCARDED"), again.err());

    titan("dead-letters", "reopen", id).ended(ExitCode.DONE);
    assertEquals(List.of(id), ids("OPEN", "RECORD_TRUNCATED"));
    titan("dead-letters", "reopen", id).ended(ExitCode.FAILED);
  }

  @Test
  void manyLettersAreChangedOnlyOnAClearWord() {
    String[] discard = {
      "dead-letters", "discard", "--reason", "DATE_INVALID", "--reason-text", "tests"
    };
    CommandRun unsure = titan(discard).ended(ExitCode.USAGE);
    assertTrue(unsure.err().contains("2 dead letters"), unsure.err());
    assertEquals(2, ids("OPEN", "DATE_INVALID").size());

    String[] sure = Arrays.copyOf(discard, discard.length + 1);
    sure[discard.length] = "--yes";
    titan(sure).ended(ExitCode.DONE);
    assertEquals(2, ids("DISCARDED", "DATE_INVALID").size());
    assertEquals(1, ids("OPEN", "RECORD_TRUNCATED").size());
    titan("replay", "--dead-letters").ended(ExitCode.DONE);
    assertEquals(2, ids("DISCARDED", "DATE_INVALID").size());

    titan("dead-letters", "discard", "--reason-text", "all", "--yes").ended(ExitCode.USAGE);
    String known = ids("OPEN", "RECORD_TRUNCATED").get(0);
    titan("dead-letters", "discard", known, "unknown", "--yes", "--reason-text", "x")
        .ended(ExitCode.FAILED);
    assertEquals(List.of(known), ids("OPEN", "RECORD_TRUNCATED"));
    titan("doctor").ended(ExitCode.DONE);
  }

  @Test
  void anEditBringsAboutNoMapping() throws IOException {
    String id = ids("OPEN", "DATE_INVALID").get(0);
    Path corrected =
        Files.writeString(
            folder.resolve("corrected.json"),
            "{\"order_id\": \"A-17\", \"order_date\": \"2026-11-02T10:00:00Z\","
                + " \"grand_total\": 12.50, \"currency\": \"INR\"}");
    List<JsonNode> before = titan("mappings", "list", "--json").ended(ExitCode.DONE).json();

    CommandRun edit =
        titan("dead-letters", "edit", id, "--with", corrected.toString(), "--json")
            .ended(ExitCode.FAILED);

    assertEquals("UNMAPPED_SCHEMA", edit.json().get(0).get("codes").get(0).asText());
    assertEquals(before, titan("mappings", "list", "--json").json());
    JsonNode letter = titan("dead-letters", "show", id, "--json").json().get(0);
    assertEquals("OPEN", letter.get("status").asText());
    assertEquals(1, letter.get("tries").asInt());
    // As a file of its own the same record is enough for discovery.
    titan("ingest", corrected.toString(), "--tenant=acme", "--location=pune");
    assertTrue(titan("mappings", "list", "--json").json().size() > before.size());
  }

  @Test
  void eachUnknownShapeIsAGroupOfItsOwn() throws IOException {
    Path unknown =
        Files.writeString(
            folder.resolve("unknown.ndjson"),
            """
            {"a": 1, "b": "x"}
            {"b": "y", "a": 2.5}
            {"c": [true]}
            {"a": 3, "b": "z"}
            """);
    titan("ingest", unknown.toString(), "--tenant=acme", "--location=pune", "--source=shop")
        .ended(ExitCode.FAILED);

    List<JsonNode> groups =
        titan("dead-letters", "list", "--reason", "UNMAPPED_SCHEMA", "--json")
            .ended(ExitCode.DONE)
            .json();

    assertEquals(List.of(3, 1), groups.stream().map(g -> g.get("count").asInt()).toList());
    assertEquals(2, groups.stream().map(g -> g.get("shape").asText()).distinct().count());
    assertTrue(groups.stream().allMatch(g -> g.get("shape").asText().length() == 32));
    JsonNode dated =
        titan("dead-letters", "list", "--reason", "DATE_INVALID", "--json").json().get(0);
    assertTrue(dated.get("shape").isNull(), dated.toString());
    String table = titan("dead-letters", "list").ended(ExitCode.DONE).out();
    assertTrue(table.contains(groups.get(0).get("shape").asText().substring(0, 8)), table);
  }

  @Test
  void aLetterIsShownWithItsContextAndWhatFailed() {
    String id = ids("OPEN", "DATE_INVALID").get(0);

    CommandRun run = titan("dead-letters", "show", id, "--json").ended(ExitCode.DONE);

    JsonNode shown = run.json().get(0);
    assertEquals("ndjson", shown.get("context").get("format").asText());
    assertEquals("UTF-8", shown.get("context").get("encoding").asText());
    assertEquals(1, shown.get("context").get("line_before").asInt());
    assertEquals(2, shown.get("context").get("line").asInt());
    assertEquals(3, shown.get("context").get("line_after").asInt());
    assertEquals(1, shown.get("runs").size());
    assertEquals(
        List.of("id false 9", "at true xxx xxx", "total false 9"), fields(shown).subList(0, 3));
    assertFalse(run.out().contains("Meera"), run.out());
    CommandRun text = titan("dead-letters", "show", id).ended(ExitCode.DONE);
    assertTrue(text.out().contains(">  at"), text.out());
  }

  private static List<String> fields(JsonNode shown) {
    List<String> fields = new ArrayList<>();
    for (JsonNode field : shown.get("fields")) {
      fields.add(
          field.get("path").asText()
              + " "
              + field.get("failed").asBoolean()
              + " "
              + field.get("masked").asText());
    }
    return fields;
  }

  @Test
  void aRowIsShownWithItsHeader() throws IOException {
    StringBuilder rows = new StringBuilder("The till\n\nbill_id;date;total_amount;note\n");
    for (int i = 0; i < 20; i++) {
      rows.append("B-").append(100 + i).append(";2026-11-02;").append(10 + i).append(",50;Kim\n");
    }
    Path file = Files.writeString(folder.resolve("bills.csv"), rows);
    titan("ingest", file.toString(), "--tenant=other", "--location=main");
    String id =
        titan("dead-letters", "list", "--tenant=other", "--each", "--json")
            .json()
            .get(0)
            .get("dead_letter_id")
            .asText();

    JsonNode context = titan("dead-letters", "show", id, "--json").json().get(0).get("context");

    assertEquals("delimited", context.get("format").asText());
    assertEquals(";", context.get("delimiter").asText());
    assertEquals(3, context.get("header_line").asInt());
    assertEquals("total_amount", context.get("header").get(2).asText());
    assertTrue(context.get("line_before").isNull());
    assertEquals(5, context.get("line_after").asInt());
  }

  @Test
  void aHeldRecordIsReadBackFromTheRawObject() throws IOException {
    String twice =
        """
        {"id": "9", "at": "2026-11-02T10:00:00Z", "total": 1, "note": "Asha"}
        {"id": "9", "at": "2026-05-02T10:00:00Z", "total": 2, "note": "Asha"}
        """;
    Path file = Files.writeString(folder.resolve("twice.ndjson"), twice);
    titan("ingest", file.toString(), "--tenant=acme", "--location=pune", "--source=shop");
    String id = ids("OPEN", "ID_NOT_UNIQUE").get(0);

    JsonNode shown = titan("dead-letters", "show", id, "--json").ended(ExitCode.DONE).json().get(0);

    assertTrue(
        shown.get("record_masked").asText().contains("\"note\": \"Xxxx\""), shown.toString());
    assertEquals("id true 9", fields(shown).get(0));

    Path export = folder.resolve("held.ndjson");
    titan("dead-letters", "export", "--reason=ID_NOT_UNIQUE", "--output", export.toString())
        .ended(ExitCode.DONE);
    List<String> payloads =
        Files.readAllLines(export).stream().map(DeadLetterCommandsTest::payload).toList();
    assertEquals(twice.lines().toList(), payloads);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(export)));
  }

  @Test
  void bytesThatAreGoneAreToldAsSuch() throws IOException {
    String padding = "x".repeat(400_000);
    String large =
        "{\"id\": \"7\", \"at\": \"never\", \"total\": 1, \"note\": \"" + padding + "\"}\n";
    Path file = Files.writeString(folder.resolve("large.ndjson"), large);
    titan("ingest", file.toString(), "--tenant=acme", "--location=pune", "--source=shop");
    String id =
        ids("OPEN", "DATE_INVALID").stream()
            .filter(letter -> shown(letter).get("byte_length").asLong() > padding.length())
            .findFirst()
            .orElseThrow();
    assertEquals(4, shown(id).get("fields").size());

    Folders.deleteTree(home.resolve("raw"));

    JsonNode lost = shown(id);
    assertTrue(lost.get("record_lost").asText().contains("large.ndjson"), lost.toString());
    assertTrue(lost.get("context").isNull());
    assertEquals("DATE_INVALID", lost.get("reason").asText());
    CommandRun export = titan("dead-letters", "export").ended(ExitCode.DONE);
    assertTrue(export.err().contains("1 of them come without bytes"), export.err());
    assertEquals(4, export.json().size());
  }

  private static String payload(String line) {
    try {
      String payload = new ObjectMapper().readTree(line).get("payload").asText();
      return new String(Base64.getDecoder().decode(payload), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("no JSON", e);
    }
  }

  private JsonNode shown(String id) {
    return titan("dead-letters", "show", id, "--json").ended(ExitCode.DONE).json().get(0);
  }

  @Test
  void aCorrectedRecordBecomesAnEntryAndARawObjectOfItsOwn() throws IOException {
    String id = ids("OPEN", "DATE_INVALID").get(0);
    Path corrected =
        Files.writeString(
            folder.resolve("corrected.json"),
            "{\"id\": \"4\", \"at\": \"2026-11-02T12:00:00Z\", \"total\": 5, \"note\": \"x\"}\n");

    JsonNode done =
        titan("dead-letters", "edit", id, "--with", corrected.toString(), "--json")
            .ended(ExitCode.DONE)
            .json()
            .get(0);

    assertEquals("REPLAYED", done.get("status").asText());
    JsonNode letter = shown(id);
    assertEquals("edited as " + done.get("raw_id").asText(), letter.get("resolution").asText());
    assertEquals(
        "edit of " + id,
        one("select origin from raw_ingest where raw_id = '" + done.get("raw_id").asText() + "'"));
    assertEquals(
        id,
        one(
            "select attributes ->> '$.\"titan.edit_of\"' from raw_ingest where origin like 'edit%'"));
    assertEquals("5.00", one("select amount from ledger where event_id = '4'"));
    titan("dead-letters", "edit", id, "--with", corrected.toString()).ended(ExitCode.FAILED);
    assertNothingIsLeftBehind();
    titan("doctor").ended(ExitCode.DONE);
  }

  @Test
  void aCorrectionThatIsNoneCommitsNothing() throws IOException {
    String id = ids("OPEN", "DATE_INVALID").get(0);
    Path wrong =
        Files.writeString(
            folder.resolve("wrong.json"),
            "{\"id\": \"4\", \"at\": \"another day\", \"total\": 5, \"note\": \"x\"}\n");
    String before = one("select count(*) from checkpoints");

    CommandRun run =
        titan("dead-letters", "edit", id, "--with", wrong.toString()).ended(ExitCode.FAILED);

    assertTrue(run.out().contains("DATE_INVALID"), run.out());
    assertEquals("OPEN", shown(id).get("status").asText());
    assertEquals(1, shown(id).get("tries").asInt());
    assertEquals(before, one("select count(*) from checkpoints"));
    assertEquals("1", one("select count(*) from raw_ingest"));
    assertNothingIsLeftBehind();

    Files.writeString(wrong, RECORDS.lines().findFirst().orElseThrow().repeat(2));
    CommandRun two = titan("dead-letters", "edit", id, "--with", wrong.toString());
    assertTrue(two.ended(ExitCode.FAILED).out().contains("give just one"), two.out());
  }

  @Test
  void aRowIsEditedWithItsHeaderLine() throws Exception {
    StringBuilder rows = new StringBuilder("bill_id;date;total_amount;\"note; more\"\n");
    for (int i = 0; i < 20; i++) {
      rows.append("B-").append(100 + i).append(";2026-11-02;").append(10 + i).append(".50;Kim\n");
    }
    rows.append("B-200;never;7.25;Kim\n");
    Path file = Files.writeString(folder.resolve("bills.csv"), rows);
    titan("ingest", file.toString(), "--tenant=other", "--location=main", "--currency=EUR");
    String id = ids("OPEN", "DATE_INVALID").get(2);

    Draft draft = new LetterEdit(installation(), letter(id)).draft();

    assertEquals(
        new Draft("bill_id;date;total_amount;\"note; more\"\nB-200;never;7.25;Kim\n", ".csv"),
        draft);
    Path corrected =
        Files.writeString(folder.resolve("row.csv"), draft.text().replace("never", "2026-11-03"));
    titan("dead-letters", "edit", id, "--with", corrected.toString()).ended(ExitCode.DONE);
    assertEquals("REPLAYED", shown(id).get("status").asText());
    assertEquals("1", one("select count(*) from ledger where amount = 7.25"));
    assertNothingIsLeftBehind();
  }

  private Installation installation() {
    return Installation.open(
        SettingsLoader.load(
                Environment.of(Map.of(), Map.of(), folder), Map.of("home", home.toString()))
            .settings(),
        InstantSource.system());
  }

  private DeadLetterRow letter(String id) {
    return installation().warehouse().deadLetter(id).orElseThrow();
  }

  @Test
  void theEditorGetsTheFileAndItsFailureIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("my record.json"), "one day");

    new Editor("sed -i s/one/two/").edit(file);

    assertEquals("two day", Files.readString(file).strip());
    assertThrows(CommandException.class, () -> new Editor("false").edit(file));
    assertThrows(
        UsageException.class,
        () -> Editor.of(Environment.of(Map.of("EDITOR", " "), Map.of(), folder)));
  }

  private void assertNothingIsLeftBehind() throws IOException {
    try (Stream<Path> left = Files.list(home.resolve("letters"))) {
      assertEquals(List.of(), left.toList());
    }
  }

  private String one(String sql) {
    return titan("query", "--json", sql)
        .ended(ExitCode.DONE)
        .json()
        .get(0)
        .elements()
        .next()
        .asText();
  }
}
