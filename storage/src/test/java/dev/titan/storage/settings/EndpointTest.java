package dev.titan.storage.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

  @Test
  void namesAServerOrNone() {
    assertEquals(Optional.empty(), Endpoint.parse("none").address());
    assertEquals(
        Optional.of("http://localhost:4443"), Endpoint.parse("http://localhost:4443").address());
    assertEquals("none", Endpoint.NONE.toString());
    assertEquals(Endpoint.parse("https://gcs.example"), Endpoint.parse("https://gcs.example"));
  }

  /** What came after the host would be lost, and a password would reach logs. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:4443",
        "ftp://localhost",
        "http://",
        "http://localhost/",
        "http://localhost/storage/v1",
        "http://me:secret@localhost",
        "http://localhost?a=b",
        "http://localhost#a",
        "http://local host"
      })
  void refusesWhatIsMore(String text) {
    assertThrows(IllegalArgumentException.class, () -> Endpoint.parse(text));
    SettingsException e =
        assertThrows(
            SettingsException.class,
            () ->
                SettingsLoader.load(
                    Environment.of(Map.of("TITAN_GCS_ENDPOINT", text), Map.of(), Path.of("/")),
                    Map.of()));
    assertTrue(e.getMessage().contains("gcs.endpoint must be the address"), e.getMessage());
  }
}
