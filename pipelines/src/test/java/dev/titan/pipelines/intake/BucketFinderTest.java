package dev.titan.pipelines.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.storage.cloud.GcsPlace;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.settings.Endpoint;
import dev.titan.storage.settings.GcsSettings;
import dev.titan.wire.gcs.GcsServer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BucketFinderTest {
  private final GcsServer server = GcsServer.start();

  @BeforeEach
  void fill() {
    server.createBucket("exports");
    for (String name :
        List.of(
            "in/acme/pune/pos/2026/a.csv",
            "in/acme/pune/pos/b.json",
            "in/acme/goa/pos/c.csv",
            "in/acme/goa/pos/.hidden/d.csv",
            "in/acme/goa/pos/",
            "top.csv",
            "in-other/x.csv")) {
      server.put("exports", name, name.getBytes(UTF_8));
    }
  }

  @AfterEach
  void close() {
    server.close();
  }

  private List<InputFile> find(String tenant, String location, String... paths) throws IOException {
    GcsSettings settings = new GcsSettings(Endpoint.parse(server.url()));
    return new InputFinder(tenant, location, null).reaching(settings).find(List.of(paths));
  }

  private static List<String> origins(List<InputFile> files) {
    return files.stream().map(InputFile::origin).toList();
  }

  @ParameterizedTest
  @CsvSource({"gs://exports/in", "gs://exports/in/", "gs://exports/in/**"})
  void aFolderLaidOutByTenantNamesItsObjects(String given) throws IOException {
    List<InputFile> files = find(null, null, given);
    assertEquals(
        List.of(
            "gs://exports/in/acme/goa/pos/c.csv",
            "gs://exports/in/acme/pune/pos/2026/a.csv",
            "gs://exports/in/acme/pune/pos/b.json"),
        origins(files));
    assertEquals(List.of("goa", "pune", "pune"), files.stream().map(InputFile::location).toList());
    assertEquals("acme", files.get(0).tenant());
    assertEquals("pos", files.get(0).source());
  }

  @Test
  void wildcardsChooseAndOneObjectIsOneInput() throws IOException {
    assertEquals(
        List.of("gs://exports/in/acme/goa/pos/c.csv", "gs://exports/in/acme/pune/pos/2026/a.csv"),
        origins(find(null, null, "gs://exports/in/**/*.csv", "gs://exports/in/*/goa/**")));
    assertEquals(
        List.of("gs://exports/top.csv"), origins(find("acme", "pune", "gs://exports/top.csv")));
  }

  @Test
  void readsTheGenerationThatWasThere() throws IOException {
    InputFile file = find("acme", "pune", "gs://exports/top.csv").get(0);
    String generation = file.attributes().get(InputFile.GENERATION);
    assertEquals(generation, file.place().version());
    try (InputStream in = file.place().open()) {
      assertEquals("top.csv", new String(in.readAllBytes(), UTF_8));
    }
    server.put("exports", "top.csv", "newer".getBytes(UTF_8));
    try (InputStream in = file.place().open()) {
      IOException e = assertThrows(IOException.class, in::readAllBytes);
      assertEquals("the object has been replaced or deleted meanwhile", e.getMessage());
    }
  }

  @Test
  void whatCannotBeFoundIsNamed() {
    assertRefused("gs://exports/none", "no object or folder gs://exports/none");
    assertRefused("gs://exports/*.xlsx", "no object fits gs://exports/*.xlsx");
    assertRefused("gs://", "write gs://bucket/folder/");
    assertRefused("gs://Upper/x", "write gs://bucket/folder/");
    assertRefused("gs://exports/in-other/", "<tenant>/<location>/<source>");
    StorageException e =
        assertThrows(StorageException.class, () -> find(null, null, "gs://no-bucket/x/"));
    assertTrue(e.getMessage().contains("check the name of the bucket"), e.getMessage());
  }

  private void assertRefused(String given, String words) {
    UsageException e = assertThrows(UsageException.class, () -> find(null, null, given));
    assertTrue(e.getMessage().contains(words), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "a/**/*.csv, a/x.csv, true",
    "a/**/*.csv, a/b/c/x.csv, true",
    "a/**/*.csv, ab/x.csv, false",
    "a/*.csv, a/b/x.csv, false",
    "a/?.csv, a/x.csv, true",
    "a/?.csv, a/xy.csv, false",
    "**.csv, a/b.csv, true",
    "a/x(1).*, a/x(1).csv, true",
    "a/[x].*, a/x.csv, false",
  })
  void wildcards(String pattern, String name, boolean fits) {
    assertEquals(fits, ObjectPattern.of(new GcsPlace("b-1", pattern)).fits(name));
  }
}
