package dev.titan.storage.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.NoCredentials;
import com.google.cloud.ServiceOptions;
import com.google.cloud.storage.StorageOptions;
import dev.titan.storage.objects.ObjectStore;
import dev.titan.storage.objects.ObjectStoreContract;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.settings.Endpoint;
import dev.titan.storage.settings.GcsSettings;
import dev.titan.wire.Fault;
import dev.titan.wire.gcs.GcsServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GcsObjectStoreTest extends ObjectStoreContract {
  private static final GcsPlace PLACE = GcsPlace.parse("gs://titan-state/registry/");

  private final GcsServer server = server();
  private final ObjectStore store = storeOfAnother();

  /** One without faults; they are planned where a test wants them. */
  private static GcsServer server() {
    GcsServer server = GcsServer.start();
    server.createBucket(PLACE.bucket());
    return server;
  }

  @Override
  protected ObjectStore store() {
    return store;
  }

  @Override
  protected ObjectStore storeOfAnother() {
    return GcsObjectStore.open(PLACE, new GcsSettings(Endpoint.parse(server.url())));
  }

  /** A client that gives up at the first fault, as a process does that is killed then. */
  private ObjectStore dying() {
    return GcsObjectStore.open(
        PLACE,
        StorageOptions.http()
            .setHost(server.url())
            .setProjectId("local")
            .setCredentials(NoCredentials.getInstance())
            .setRetrySettings(ServiceOptions.getNoRetrySettings())
            .build()
            .getService());
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void objectsLieUnderThePrefixAlone() {
    server.put(PLACE.bucket(), "other/a", new byte[1]);
    server.put(PLACE.bucket(), "registry/no key", new byte[1]);
    store.createIfAbsent("a/b", bytes("x"));
    assertTrue(server.names(PLACE.bucket()).contains("registry/a/b"));
    assertEquals(List.of("a/b"), store.list(""));
    assertEquals(List.of("a"), store.children(""));
  }

  /** The trap: the write took place, and the next try is told that there is one already. */
  @ParameterizedTest
  @EnumSource(Fault.class)
  void aWinnerWhoseAnswerWasLostKnowsThatItHasWon(Fault fault) {
    server.faults().plan(fault, 1, request -> request.path().contains("/upload/"));
    assertTrue(store.createIfAbsent("key", bytes("mine")));
    assertEquals(1, server.faults().injected(fault));
    assertEquals(Optional.of("mine"), text("key"));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aLoserWhoseAnswerWasLostKnowsThatItHasLost(Fault fault) {
    storeOfAnother().createIfAbsent("key", bytes("equal"));
    server.faults().plan(fault, 1, request -> request.path().contains("/upload/"));
    assertFalse(store.createIfAbsent("key", bytes("equal")));
    assertEquals(1, server.faults().injected(fault));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void whoeverReplacesKnowsItThoughTheAnswerWasLost(Fault fault) {
    store.createIfAbsent("key", bytes("one"));
    server.faults().plan(fault, 1, request -> request.path().contains("/upload/"));
    assertTrue(store.replace("key", bytes("one"), bytes("two")));
    assertFalse(store.replace("key", bytes("one"), bytes("three")));
    assertEquals(Optional.of("two"), text("key"));
  }

  @Test
  void aProcessKilledAfterTheWriteLeavesAWholeObject() {
    server.faults().plan(Fault.DROPPED_AFTER, 1, request -> request.path().contains("/upload/"));
    ObjectStore dying = dying();
    assertThrows(StorageException.class, () -> dying.createIfAbsent("key", bytes("whole")));
    assertFalse(store.createIfAbsent("key", bytes("other")));
    assertEquals(Optional.of("whole"), text("key"));
  }

  @Test
  void aProcessKilledBeforeTheWriteLeavesTheKeyFree() {
    server.faults().plan(Fault.DROPPED, 1, request -> request.path().contains("/upload/"));
    ObjectStore dying = dying();
    assertThrows(StorageException.class, () -> dying.createIfAbsent("key", bytes("never")));
    assertEquals(List.of(), store.list(""));
    assertTrue(store.createIfAbsent("key", bytes("mine")));
  }

  /** The client alone takes such an answer for an empty object. */
  @Test
  void anAnswerWithoutItsBytesIsAskedForAgain() {
    store.createIfAbsent("key", bytes("x"));
    server.faults().plan(Fault.CUT, 1, request -> request.path().contains("/download/"));
    assertEquals(Optional.of("x"), text("key"));
    byte[] large = new byte[3_000_000];
    large[2_999_999] = 1;
    store.createIfAbsent("large", large);
    server.faults().plan(Fault.CUT, 3, request -> request.path().contains("/download/"));
    assertArrayEquals(large, store.read("large").orElseThrow());
  }

  @Test
  void aServiceThatRefusesIsToldWithTheRemedy() {
    ObjectStore nowhere =
        GcsObjectStore.open(
            GcsPlace.parse("gs://no-such-bucket/"), new GcsSettings(Endpoint.parse(server.url())));
    StorageException e =
        assertThrows(StorageException.class, () -> nowhere.createIfAbsent("a", new byte[1]));
    assertEquals(
        "cannot write gs://no-such-bucket/a (HTTP 404 notFound): check the name of the bucket",
        e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            GcsObjectStore.open(
                GcsPlace.parse("gs://titan-state/no-slash"),
                new GcsSettings(Endpoint.parse(server.url()))));
  }

  private Optional<String> text(String key) {
    return store.read(key).map(bytes -> new String(bytes, UTF_8));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
