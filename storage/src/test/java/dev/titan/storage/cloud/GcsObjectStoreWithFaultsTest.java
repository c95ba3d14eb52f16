package dev.titan.storage.cloud;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.storage.objects.ObjectStore;
import dev.titan.storage.objects.ObjectStoreContract;
import dev.titan.storage.settings.Endpoint;
import dev.titan.storage.settings.GcsSettings;
import dev.titan.wire.Fault;
import dev.titan.wire.Faults;
import dev.titan.wire.gcs.GcsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same where one request in five meets a fault. */
class GcsObjectStoreWithFaultsTest extends ObjectStoreContract {
  private final GcsServer server = server();
  private final ObjectStore store = storeOfAnother();

  private static GcsServer server() {
    GcsServer server = GcsServer.start(Faults.all(11, 0.03).at(0.01, Fault.SLOW));
    server.createBucket("titan-state");
    return server;
  }

  @Override
  protected ObjectStore store() {
    return store;
  }

  @Override
  protected ObjectStore storeOfAnother() {
    return GcsObjectStore.open(
        GcsPlace.parse("gs://titan-state/"), new GcsSettings(Endpoint.parse(server.url())));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void thereAreFaults() {
    for (int i = 0; i < 100; i++) {
      assertTrue(store.createIfAbsent("k/" + i, new byte[1]));
    }
    for (Fault fault : Fault.values()) {
      assertTrue(server.faults().injected(fault) > 0 || fault == Fault.SLOW, fault.toString());
    }
  }
}
