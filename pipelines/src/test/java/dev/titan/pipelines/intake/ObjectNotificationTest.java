package dev.titan.pipelines.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.titan.pipelines.intake.ObjectNotification.Outcome;
import dev.titan.pipelines.intake.ObjectNotification.Passed;
import dev.titan.pipelines.intake.ObjectNotification.Refused;
import dev.titan.pipelines.intake.ObjectNotification.Written;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.storage.cloud.GcsObjects;
import dev.titan.storage.cloud.GcsPlace;
import dev.titan.storage.settings.Endpoint;
import dev.titan.storage.settings.GcsSettings;
import dev.titan.wire.gcs.GcsServer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ObjectNotificationTest {
  private static final String NAME = "in/acme/pune/pos/2026/orders.json";
  private static final GcsPlace WATCHED = GcsPlace.parse("gs://exports/in/");
  private final ObjectNotification reader =
      new ObjectNotification(WATCHED, new InputNames(null, null, null));

  private static Map<String, String> written() {
    return new HashMap<>(
        Map.of(
            "eventType", "OBJECT_FINALIZE",
            "bucketId", "exports",
            "objectId", NAME,
            "objectGeneration", "1764000000000001",
            "eventTime", "2026-11-23T12:00:00Z",
            "payloadFormat", "JSON_API_V1"));
  }

  private Outcome readWith(String attribute, String value) {
    Map<String, String> attributes = written();
    attributes.put(attribute, value);
    return reader.read(attributes);
  }

  @Test
  void anObjectThatWasWrittenIsReadAtItsGeneration() {
    Written outcome = assertInstanceOf(Written.class, reader.read(written()));
    assertEquals("gs://exports/" + NAME, outcome.place().toString());
    assertEquals(1764000000000001L, outcome.generation());
    assertEquals(new InputNames("acme", "pune", "pos"), outcome.names());
    assertEquals(Map.of("eventTime", "2026-11-23T12:00:00Z"), outcome.attributes());
  }

  @Test
  void givenNamesWinOverFolders() {
    ObjectNotification ofOne =
        new ObjectNotification(WATCHED, InputNames.given("given", "here", null));
    Map<String, String> attributes = written();
    attributes.put("objectId", "in/flat.json");
    Written outcome = assertInstanceOf(Written.class, ofOne.read(attributes));
    assertEquals(new InputNames("given", "here", null), outcome.names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"eventType", "bucketId", "objectId", "objectGeneration"})
  void whatMisses(String attribute) {
    Map<String, String> attributes = written();
    attributes.remove(attribute);
    Refused refused = assertInstanceOf(Refused.class, reader.read(attributes));
    assertEquals(ReasonCode.MESSAGE_INVALID, refused.reason());
    assertEquals(attribute, refused.detail().split(" ")[0]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eventType|OBJECT_EXPLODE",
        "bucketId|other-bucket",
        "bucketId|exports/../secret",
        "objectGeneration|-1",
        "objectGeneration|1e9",
        "objectGeneration|99999999999999999999",
        "objectGeneration|0",
        "objectId|in/orders.json",
        "objectId|in/acme/pune/orders.json",
        "objectId|in//pune/pos/orders.json",
        "objectId|in/ac me/pune/pos/orders.json",
        "objectId|in/'; drop table ledger; --/pune/pos/x",
        "objectId|in/acme/pune\u0000/pos/x",
      })
  void whatIsHostileIsRefusedAndNotRepeated(String attribute, String value) {
    Refused refused = assertInstanceOf(Refused.class, readWith(attribute, value));
    assertEquals(ReasonCode.MESSAGE_INVALID, refused.reason());
    assertFalse(refused.detail().contains(value), refused.detail());
  }

  @ParameterizedTest
  @CsvSource({
    "eventType,OBJECT_DELETE",
    "eventType,OBJECT_METADATA_UPDATE",
    "eventType,OBJECT_ARCHIVE",
    "objectId,elsewhere/acme/pune/pos/x",
    "objectId,in/acme/pune/pos/",
    "objectId,in/acme/pune/pos/.part",
    "objectId,in/../x/y/z/secret",
  })
  void whatIsNothingToReadIsPassed(String attribute, String value) {
    assertInstanceOf(Passed.class, readWith(attribute, value));
  }

  /** As the service writes them. */
  @Test
  void readsWhatTheServiceTells() throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    try (GcsServer server = GcsServer.start()) {
      server.createBucket("exports");
      server.listen("exports", event -> outcomes.add(reader.read(event.attributes())));
      server.put("exports", NAME, new byte[] {1});
      server.put("exports", NAME, new byte[] {2});
      assertInstanceOf(Passed.class, outcomes.get(2), "the first generation was deleted");

      Written first = assertInstanceOf(Written.class, outcomes.get(0));
      Written second = assertInstanceOf(Written.class, outcomes.get(1));
      assertEquals(
          Long.toString(first.generation()), second.attributes().get("overwroteGeneration"));
      GcsObjects client = GcsObjects.open(new GcsSettings(Endpoint.parse(server.url())));
      assertEquals(Optional.empty(), first.file(client));
      InputFile file = second.file(client).orElseThrow();
      assertEquals("gs://exports/" + NAME, file.origin());
      assertEquals(Long.toString(second.generation()), file.attributes().get(InputFile.GENERATION));
      try (InputStream in = file.place().open()) {
        assertArrayEquals(new byte[] {2}, in.readAllBytes());
      }
    }
  }
}
