package dev.titan.storage.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsLoaderTest {
  @TempDir Path folder;

  @Test
  void laterSourcesWin() throws IOException {
    file(
        "commit.minKeys = 1\ncommit.maxDaysApart = 1\nlimits.maxDepth = 1\nlimits.expansion.maxRatio = 1\n");
    Map<String, String> variables =
        Map.of(
            "TITAN_COMMIT_MIN_KEYS", "2",
            "TITAN_COMMIT_MAX_DAYS_APART", "2",
            "TITAN_LIMITS_MAX_DEPTH", " 2 ");
    Map<String, String> properties =
        Map.of("titan.commit.minKeys", "3", "titan.commit.maxDaysApart", "3", "user.name", "x");

    LoadedSettings loaded = load(variables, properties, Map.of("commit.minKeys", "4"));

    assertEquals(4, loaded.settings().commit().minKeys());
    assertEquals(3, loaded.settings().commit().maxDaysApart());
    assertEquals(2, loaded.settings().limits().maxDepth());
    assertEquals(1, loaded.settings().limits().expansion().maxRatio());
    assertEquals("option commit.minKeys", origin(loaded, "commit.minKeys"));
    assertEquals(
        "system property titan.commit.maxDaysApart", origin(loaded, "commit.maxDaysApart"));
    assertEquals("environment variable TITAN_LIMITS_MAX_DEPTH", origin(loaded, "limits.maxDepth"));
    assertEquals(
        folder.resolve("titan-data/titan.properties") + ", key limits.expansion.maxRatio",
        origin(loaded, "limits.expansion.maxRatio"));
    assertEquals("default", origin(loaded, "limits.expansion.maxMembers"));
  }

  @Test
  void theFileOfTheChosenHomeIsRead() throws IOException {
    Path home = Files.createDirectory(folder.resolve("other"));
    Files.writeString(home.resolve("titan.properties"), "# Größe\nlimits.expansion.maxRatio=7\n");
    LoadedSettings loaded = load(Map.of("TITAN_HOME", "x/../other"), Map.of(), Map.of());
    assertEquals(home, loaded.settings().home());
    assertEquals(7, loaded.settings().limits().expansion().maxRatio());
  }

  @Test
  void anAbsoluteHomeIsTakenAsItIs() {
    Path home = folder.resolve("elsewhere");
    Map<String, String> options = Map.of("home", home.toString());
    assertEquals(home, load(Map.of(), Map.of(), options).settings().home());
  }

  @Test
  void numbersMayBeTheWordProcessorsWhereThatIsTheDefault() {
    Map<String, String> options = Map.of("work.parallelism", "processors");
    assertEquals(
        Runtime.getRuntime().availableProcessors(),
        load(Map.of(), Map.of(), options).settings().work().parallelism());
    assertRefused(
        Map.of("limits.expansion.maxRatio", "processors"),
        "option limits.expansion.maxRatio: limits.expansion.maxRatio must be a whole number from 1 to 100000");
  }

  @ParameterizedTest
  @CsvSource({
    "commit.maxDaysApart, -1, a whole number from 0 to 36500",
    "commit.maxDaysApart, 36501, a whole number from 0 to 36500",
    "commit.maxDaysApart, 1.5, a whole number from 0 to 36500",
    "commit.maxDaysApart, '', a whole number from 0 to 36500",
    "commit.maxDaysApart, many, a whole number from 0 to 36500",
    "commit.maxRevisedShare, 1.01, a number from 0.0 to 1.0",
    "commit.maxRevisedShare, -0.1, a number from 0.0 to 1.0",
    "commit.maxRevisedShare, NaN, a number from 0.0 to 1.0",
    "commit.maxRevisedShare, 0x1p-1, a number from 0.0 to 1.0",
    "commit.maxRevisedShare, '0,5', a number from 0.0 to 1.0",
    "commit.minKeys, 0, a whole number from 1 to 1000000000",
    "warehouse.lockWaitSeconds, -1, a whole number from 0 to 86400",
    "limits.maxRecordBytes, 1023, a whole number from 1024 to 1073741824",
    "limits.maxRecordBytes, 99999999999, a whole number from 1024 to 1073741824",
    "limits.maxDepth, 0, a whole number from 1 to 10000",
    "limits.expansion.maxBytes, 1, 'a whole number, 1048576 or more'",
    "limits.expansion.maxBytes, 9223372036854775808, 'a whole number, 1048576 or more'",
    "limits.expansion.maxRatio, 0, a whole number from 1 to 100000",
    "limits.expansion.maxMembers, 0, a whole number from 1 to 10000000",
    "work.rangeBytes, 0, a whole number from 1024 to 1073741824",
    "work.parallelism, 0, 'a whole number from 1 to 1024, or the word processors'",
    "work.filesPerUnit, 0, a whole number from 1 to 1000000",
    "warehouse.memoryPerThreadMb, 191, a whole number from 192 to 1048576",
    "warehouse.threads, 1025, 'a whole number from 1 to 1024, or the word processors'",
    "inlinePayloadBytes, 1048577, a whole number from 0 to 1048576",
    "discovery.sampleRecords, 0, a whole number from 1 to 1000000",
    "home, '', the path of a folder",
  })
  void aWrongValueSaysKeySourceAndWhatIsAllowed(String key, String value, String allowed) {
    assertRefused(Map.of(key, value), "option " + key + ": " + key + " must be " + allowed);
  }

  @Test
  void boundsAreAllowed() {
    Map<String, String> options =
        Map.of(
            "commit.maxRevisedShare", "1",
            "commit.maxDaysApart", "0",
            "limits.expansion.maxBytes", "9223372036854775807",
            "inlinePayloadBytes", "0");
    Settings settings = load(Map.of(), Map.of(), options).settings();
    assertEquals(1.0, settings.commit().maxRevisedShare());
    assertEquals(Long.MAX_VALUE, settings.limits().expansion().maxBytes());
    assertEquals(0, settings.inlinePayloadBytes());
  }

  @Test
  void anUnknownKeyNamesTheNearestOneInTheWordsOfItsSource() throws IOException {
    file("comit.minKey = 1\n");
    SettingsException e =
        assertThrows(
            SettingsException.class,
            () ->
                load(
                    Map.of("TITAN_HOMES", "x"),
                    Map.of("titan.work.paralelism", "2"),
                    Map.of("limits.expansion.maxRate", "2")));
    for (String line :
        new String[] {
          "key comit.minKey: there is no such setting; did you mean commit.minKeys?",
          "environment variable TITAN_HOMES: there is no such setting; did you mean TITAN_HOME?",
          "system property titan.work.paralelism: there is no such setting;"
              + " did you mean titan.work.parallelism?",
          "option limits.expansion.maxRate: there is no such setting; did you mean limits.expansion.maxRatio?"
        }) {
      assertTrue(e.getMessage().contains(line), e.getMessage());
    }
  }

  @Test
  void aKeyFarFromAllOthersPointsToTheReference() {
    assertRefused(Map.of("qwertyuiop", "1"), "there is no such setting; see docs/settings.md");
  }

  @Test
  void allProblemsAreReportedTogetherAndNoValueIsRepeated() {
    SettingsException e =
        assertThrows(
            SettingsException.class,
            () ->
                load(
                    Map.of("TITAN_COMMIT_MIN_KEYS", "hunter2"),
                    Map.of("titan.limits.expansion.maxRatio", "hunter2"),
                    Map.of("nonsense", "hunter2")));
    assertEquals(4, e.getMessage().lines().count(), e.getMessage());
    assertFalse(e.getMessage().contains("hunter2"), e.getMessage());
  }

  @Test
  void theFileCannotMoveTheHomeItLiesIn() throws IOException {
    file("home = elsewhere\n");
    assertRefused(Map.of(), "set TITAN_HOME instead");
  }

  @Test
  void aFileThatIsNoPropertiesFileIsNamed() throws IOException {
    Path home = Files.createDirectories(folder.resolve("titan-data"));
    Files.write(home.resolve("titan.properties"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertRefused(Map.of(), "titan.properties: it must be a properties file in UTF-8");
  }

  @Test
  void variablesOfTheLauncherAndOfSecretsAreLeftAlone() {
    Map<String, String> variables =
        Map.of("TITAN_JAVA_OPTS", "-Xmx1g", "TITAN_CLOUD", "1", "TITAN_SECRET_MODEL", "s3cret");
    LoadedSettings loaded = load(variables, Map.of(), Map.of());
    assertTrue(loaded.values().stream().allMatch(v -> v.origin().equals("default")));
  }

  @Test
  void rulesAmongSettingsAreNamed() {
    assertRefused(
        Map.of("work.rangeBytes", "1073741824", "limits.maxRecordBytes", "1073741824"),
        "rule 'range and record fit one array'");
    assertRefused(
        Map.of("limits.expansion.maxBytes", "1048576"), "rule 'a record fits an expanded input'");
    load(
        Map.of(),
        Map.of(),
        Map.of("work.rangeBytes", "1073741823", "limits.maxRecordBytes", "1073741816"));
  }

  @Test
  void theProcessItselfIsAnEnvironment() {
    assertEquals(System.getenv(), Environment.ofProcess().variables());
    assertEquals(
        System.getProperty("java.version"),
        Environment.ofProcess().properties().get("java.version"));
    assertFalse(Environment.ofProcess().toString().contains("="));
  }

  private void file(String text) throws IOException {
    Path home = Files.createDirectories(folder.resolve("titan-data"));
    Files.writeString(home.resolve("titan.properties"), text);
  }

  private LoadedSettings load(
      Map<String, String> variables, Map<String, String> properties, Map<String, String> options) {
    return SettingsLoader.load(Environment.of(variables, properties, folder), options);
  }

  private void assertRefused(Map<String, String> options, String expected) {
    SettingsException e =
        assertThrows(SettingsException.class, () -> load(Map.of(), Map.of(), options));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  private static String origin(LoadedSettings loaded, String key) {
    return loaded.values().stream()
        .filter(value -> value.definition().key().equals(key))
        .findFirst()
        .orElseThrow()
        .origin();
  }
}
