package dev.titan.storage.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTextTest {
  @TempDir private Path home;

  @Test
  void whatIsWrittenIsReadAsItWas() {
    Settings settings =
        SettingsLoader.load(
                Environment.of(Map.of(), Map.of(), home),
                Map.of(
                    "home", home.toString(),
                    "stream.sieveMillis", "7",
                    "flink.master", "http://localhost:8081",
                    "commit.maxDaysApart", "3",
                    "bigquery.project", "shop-1234"))
            .settings();

    Map<String, String> texts = SettingsText.write(settings);

    assertEquals(SettingDefinition.all().size(), texts.size());
    assertEquals("7", texts.get("stream.sieveMillis"));
    assertEquals(settings, SettingsText.read(texts));
  }
}
