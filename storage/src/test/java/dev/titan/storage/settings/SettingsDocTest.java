package dev.titan.storage.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The reference of settings is made from their declarations. To write it anew, run this test with
 * {@code -Ddocs.update=true}.
 */
class SettingsDocTest {
  private static final Path FILE = Path.of("../docs/settings.md");

  @Test
  void theReferenceSaysWhatTheCodeSays() throws IOException {
    String expected = reference();
    if (Boolean.getBoolean("docs.update")) {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, expected);
    }
    assertEquals(expected, Files.readString(FILE));
  }

  private static String reference() {
    StringBuilder text = new StringBuilder(INTRODUCTION);
    for (SettingDefinition definition : SettingDefinition.all()) {
      text.append("### ").append(definition.key()).append("\n\n");
      text.append(definition.declared().text()).append("\n\n");
      text.append("- Default: `").append(definition.declared().fallback()).append("`\n");
      text.append("- Allowed: ").append(definition.allowed()).append("\n");
      text.append("- Variable: `").append(definition.variable()).append("`\n\n");
    }
    text.append("## Rules among settings\n\n");
    for (SettingsCheck check : SettingsCheck.ALL) {
      text.append("- **").append(check.name()).append("**: ").append(check.remedy()).append(".\n");
    }
    return text.toString();
  }

  private static final String INTRODUCTION =
      """
      # Settings

      <!-- Made from the settings records by SettingsDocTest; change those, then run
           mvn -pl storage -am test -Dtest=SettingsDocTest -Ddocs.update=true
           -Dsurefire.failIfNoSpecifiedTests=false -->

      Titan works without any setting. Each has one place for its default, and may be given in
      several; a later one in this list wins:

      1. the default below,
      2. the file `titan.properties` in the home (UTF-8): `commit.minKeys = 100`,
      3. an environment variable: `TITAN_COMMIT_MIN_KEYS=100`,
      4. a Java system property: `-Dtitan.commit.minKeys=100`,
      5. an option of the command, where it has one.

      A key that does not exist and a value that is not allowed stop the command before it does
      anything. The message names all problems, where each value stands, and what is allowed.

      ## Secrets

      A secret is never a setting. Settings refer to it:

      - `env:NAME` is the environment variable `NAME`. Names that start with `TITAN_SECRET_` are kept
        free for this.
      - `file:PATH` is the content of a file without its last line end. A relative path starts at the
        home. The file must be closed to other users (`chmod go= FILE`).

      ## The home

      | path | holds | may be read by |
      |---|---|---|
      | `titan.home.json` | the mark of a home, with the version of this layout | all |
      | `titan.properties` | settings, if somebody writes them | all |
      | `warehouse.duckdb` | ledger, rollups, dead letters, checkpoints | as the file mask says |
      | `registry/` | mappings, proposals, locations, rules, retention, snapshots, each version for ever | all |
      | `raw/` | original bytes, once per content, under their SHA-256 | owner |
      | `runs/` | a folder per run: plan, expanded inputs, staged rows, manifest | owner |
      | `streams/` | what streams have taken in and no run has planned yet | owner |
      | `letters/` | records while they are read again or edited; empty otherwise | owner |
      | `secrets/` | a token key per tenant; back it up apart from the rest | owner |
      | `receipt-clock` | the last time of receipt, so that time never goes back | all |
      | `erasures.ndjson` | what was erased for good, when and by whom; no data | owner |

      Original bytes that are small (`inlinePayloadBytes`) lie in the warehouse; who may read its file
      may read them.

      ## Reference

      """;
}
