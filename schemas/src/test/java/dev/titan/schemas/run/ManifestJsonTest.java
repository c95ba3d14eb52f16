package dev.titan.schemas.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.ledger.Kind;
import dev.titan.schemas.mapping.IdScope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The manifest's JSON form: exact, strict, always the same. */
final class ManifestJsonTest {
  private static final Manifest MANIFEST =
      new Manifest(
          "20261123-095702-3f9a1c",
          "ingest",
          Instant.parse("2026-11-23T09:57:02.123456Z"),
          "snapshot",
          List.of(
              new RunContext(
                  "hafen", "pos", "pos.sale", 3, "fp", Kind.STREAM, IdScope.TENANT, 0.97)),
          List.of(
              new RunInput(
                  "raw1",
                  "hafen",
                  "altona",
                  null,
                  "/in/\"umlaut \u00e4\".csv",
                  "ab",
                  12,
                  "DELIMITED",
                  Instant.parse("2026-11-23T09:57:02.000001Z"),
                  2,
                  null,
                  Map.of("b", "2", "a", "1"))),
          List.of(StagedFile.of(StagedTable.ENTRIES, "u1.entries.csv", 3, 0x0a0b0c0dL)),
          1);

  @Test
  void whatIsWrittenIsRead() throws IOException {
    assertEquals(MANIFEST, read(print(MANIFEST)));
    assertEquals("0a0b0c0d", MANIFEST.files().get(0).crc32c());
  }

  @Test
  void underWhichNameItsRowsAreStagedIsPartOfIt() throws IOException {
    Manifest staged = MANIFEST.withStagedAs("attempt-2");

    assertEquals(staged, read(print(staged)));
    assertNotEquals(ManifestJson.hash(MANIFEST), ManifestJson.hash(staged));
    assertFalse(print(MANIFEST).contains("staged_as"), "manifests of files are as they were");
  }

  @Test
  void theSameManifestGivesTheSameBytesAndHash() throws IOException {
    Manifest copy = read(print(MANIFEST));
    assertEquals(print(MANIFEST), print(copy));
    assertEquals(ManifestJson.hash(MANIFEST), ManifestJson.hash(copy));
    Manifest other = read(print(MANIFEST).replace("\"units\":1", "\"units\":2"));
    assertNotEquals(ManifestJson.hash(MANIFEST), ManifestJson.hash(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"format\":2|\"format\":3|its format is 3",
        "\"units\":1|\"units\":1,\"more\":1|manifest.more is unknown",
        "\"units\":1|\"units\":1,\"units\":1|no well-formed JSON",
        "\"mode\":\"ingest\",||manifest.mode is missing",
        "\"read\":2|\"read\":\"two\"|inputs[0].read must be a whole number",
        "\"read\":2|\"read\":-2|negative",
        "\"raw_id\":\"raw1\"|\"raw_id\":null|inputs[0].raw_id must not be null",
        "\"attributes\":{|\"attributes\":{\"c\":[],|inputs[0].attributes",
        "\"contexts\":[|\"contexts\":[7,|contexts[0] must be an object",
        "u1.entries.csv|../u1.csv|no plain name",
        "0a0b0c0d|0A0B|8 lower-case hex digits",
        "\"STREAM\"|\"RIVER\"|RIVER",
        "\"units\":1}|\"units\":1|no well-formed JSON"
      })
  void whatIsNoManifestIsRefused(String find, String replace, String complaint) throws IOException {
    String spoilt = print(MANIFEST).replace(find, replace == null ? "" : replace);
    assertNotEquals(print(MANIFEST), spoilt);

    ManifestException refusal = assertThrows(ManifestException.class, () -> read(spoilt));

    assertTrue(refusal.getMessage().contains("runs/x/manifest.json"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(complaint), refusal.getMessage());
  }

  @Test
  void anErrorDoesNotQuoteTheContent() throws IOException {
    String spoilt = print(MANIFEST).replace("\"raw1\"", "secretpayload");

    ManifestException refusal = assertThrows(ManifestException.class, () -> read(spoilt));

    for (Throwable e = refusal; e != null; e = e.getCause()) {
      assertFalse(e.getMessage().contains("secretpayload"), e.getMessage());
    }
  }

  @Test
  void aStagedFileMustNotBeNamedTwice() {
    StagedFile file = MANIFEST.files().get(0);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Manifest(
                "r", "ingest", Instant.EPOCH, "s", List.of(), List.of(), List.of(file, file), 1));
  }

  private static String print(Manifest manifest) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ManifestJson.write(manifest, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Manifest read(String json) throws IOException {
    return ManifestJson.read(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "runs/x/manifest.json");
  }
}
