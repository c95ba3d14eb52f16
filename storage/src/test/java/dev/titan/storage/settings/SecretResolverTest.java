package dev.titan.storage.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.storage.objects.StorageException;
import dev.titan.storage.secrets.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretResolverTest {
  @TempDir Path folder;
  private SecretResolver secrets;

  @BeforeEach
  void load() {
    Map<String, String> variables =
        Map.of("TITAN_SECRET_MODEL", "s3cret", "TITAN_HOME", folder.toString(), "EMPTY", "");
    secrets = SettingsLoader.load(Environment.of(variables, Map.of(), folder), Map.of()).secrets();
  }

  @Test
  void findsVariables() {
    Secret secret = secrets.resolve("env:TITAN_SECRET_MODEL");
    assertEquals("s3cret", secret.value());
    assertFalse(secret.toString().contains("s3cret"));
  }

  @Test
  void findsFilesFromTheHomeAndElsewhere() throws IOException {
    Path file = closed(folder.resolve("model.key"), "s3cret\n");
    assertEquals("s3cret", secrets.resolve("file:model.key").value());
    assertEquals("s3cret", secrets.resolve("file:" + file).value());
    closed(folder.resolve("lines.key"), "a\nb\r\n");
    assertEquals("a\nb", secrets.resolve("file:lines.key").value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"s3cret", "", "ENV:X", "env:", "env:s3cret value", "file:", "file:\u0000"})
  void refusesWhatIsNoReferenceWithoutRepeatingIt(String reference) {
    SettingsException e = assertThrows(SettingsException.class, () -> secrets.resolve(reference));
    assertFalse(e.getMessage().contains("s3cret"), e.getMessage());
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertRefused("env:NOT_THERE", "set the environment variable NOT_THERE");
    assertRefused("env:EMPTY", "set the environment variable EMPTY");
    assertRefused("file:gone.key", "gone.key must be a file");
    closed(folder.resolve("empty.key"), "\n");
    assertRefused("file:empty.key", "empty.key is empty");
  }

  @Test
  void refusesAFileThatOthersMayRead() throws IOException {
    Path file = closed(folder.resolve("open.key"), "s3cret");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    StorageException e =
        assertThrows(StorageException.class, () -> secrets.resolve("file:open.key"));
    assertTrue(e.getMessage().contains("run chmod go= " + file), e.getMessage());
  }

  private void assertRefused(String reference, String expected) {
    SettingsException e = assertThrows(SettingsException.class, () -> secrets.resolve(reference));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  private static Path closed(Path file, String text) throws IOException {
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
