package dev.titan.wire.gcs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.NoCredentials;
import com.google.cloud.ReadChannel;
import com.google.cloud.WriteChannel;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.CopyWriter;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobGetOption;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BlobSourceOption;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.Storage.BlobWriteOption;
import com.google.cloud.storage.Storage.MoveBlobRequest;
import com.google.cloud.storage.StorageBatch;
import com.google.cloud.storage.StorageException;
import com.google.cloud.storage.StorageOptions;
import dev.titan.wire.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With the unmodified google-cloud-storage client. */
class GcsServerTest {
  private static final BlobId ID = BlobId.of("b", "a/b c+d%ü.txt");
  private static final BlobInfo INFO = BlobInfo.newBuilder(ID).build();

  private final GcsServer server = GcsServer.start();
  private final Storage client = client(server.url());

  static Storage client(String url) {
    RetrySettings quick =
        StorageOptions.getDefaultRetrySettings().toBuilder()
            .setInitialRetryDelayDuration(Duration.ofMillis(5))
            .setMaxRetryDelayDuration(Duration.ofMillis(20))
            .build();
    return StorageOptions.http()
        .setHost(url)
        .setProjectId("local")
        .setCredentials(NoCredentials.getInstance())
        .setRetrySettings(quick)
        .build()
        .getService();
  }

  @BeforeEach
  void bucket() {
    server.createBucket("b");
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    server.close();
  }

  @Test
  void keepsBytesAndMetadataAndNumbersGenerations() {
    BlobInfo info =
        BlobInfo.newBuilder(ID).setContentType("text/csv").setMetadata(Map.of("k", "v")).build();
    Blob first = client.create(info, bytes("one"));
    Blob second = client.create(info, bytes("two"));

    assertTrue(second.getGeneration() > first.getGeneration());
    assertEquals(1, second.getMetageneration());
    assertArrayEquals(bytes("two"), client.readAllBytes(ID));
    Blob seen = client.get(ID);
    assertEquals("text/csv", seen.getContentType());
    assertEquals(Map.of("k", "v"), seen.getMetadata());
    assertEquals(3, seen.getSize());
    assertEquals(List.of(ID.getName()), server.names("b"));
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertNull(client.get(ID));
    assertFalse(client.delete(ID));
    assertNull(client.get("elsewhere"));
    assertEquals(404, code(() -> client.readAllBytes(ID)));
    assertEquals(404, code(() -> client.list("elsewhere")));
  }

  @Test
  void preconditionsHoldOnEveryVerb() {
    Blob blob = client.create(INFO, bytes("one"), BlobTargetOption.doesNotExist());
    long other = blob.getGeneration() + 1;
    BlobId wrong = BlobId.of("b", ID.getName(), other);

    assertEquals(
        412, code(() -> client.create(INFO, bytes("two"), BlobTargetOption.doesNotExist())));
    assertEquals(
        412,
        code(() -> client.create(INFO, bytes("two"), BlobTargetOption.generationMatch(other))));
    assertEquals(412, code(() -> client.get(ID, BlobGetOption.generationMatch(other))));
    assertEquals(412, code(() -> client.delete(ID, BlobSourceOption.generationMatch(other))));
    assertEquals(412, code(() -> client.delete(ID, BlobSourceOption.metagenerationMatch(7))));
    assertEquals(
        412,
        code(
            () ->
                client.update(
                    blob.toBuilder().setContentType("x/y").build(),
                    BlobTargetOption.metagenerationMatch(7))));
    assertNull(client.get(wrong));
    assertArrayEquals(bytes("one"), client.readAllBytes(ID));

    Blob patched =
        client.update(
            blob.toBuilder().setContentType("x/y").build(),
            BlobTargetOption.metagenerationMatch(blob.getMetageneration()));
    assertEquals(blob.getMetageneration() + 1, patched.getMetageneration());
    assertEquals(blob.getGeneration(), patched.getGeneration());
    client.create(INFO, bytes("two"), BlobTargetOption.generationMatch(blob.getGeneration()));
    assertEquals(404, code(() -> client.readAllBytes(blob.getBlobId())));
    assertTrue(client.delete(ID, BlobSourceOption.metagenerationMatch(1)));
  }

  @Test
  void listsInOrderByPrefixAndDelimiterAndPage() {
    for (String name : List.of("x", "d/e/1", "d/e/2", "d/a", "d/B", "d/\uD83D\uDE00", "d/\uFF5E")) {
      server.put("b", name, bytes(name));
    }
    assertEquals(
        List.of("d/B", "d/a", "d/e/1", "d/e/2", "d/\uFF5E", "d/\uD83D\uDE00"),
        names(BlobListOption.prefix("d/")));
    for (int size = 1; size < 8; size++) {
      assertEquals(
          List.of("d/B", "d/a", "d/e/", "d/\uFF5E", "d/\uD83D\uDE00"),
          names(
              BlobListOption.prefix("d/"),
              BlobListOption.currentDirectory(),
              BlobListOption.pageSize(size)),
          "pages of " + size);
      assertEquals(7, names(BlobListOption.pageSize(size)).size());
    }
    assertEquals(
        List.of("d/e/1"),
        names(BlobListOption.startOffset("d/b"), BlobListOption.endOffset("d/e/2")));
    assertEquals(501, code(() -> names(BlobListOption.matchGlob("d/*"))));
  }

  @Test
  void uploadsInPiecesAndReadsRanges() throws IOException {
    byte[] content = new byte[1_500_000];
    new Random(1).nextBytes(content);
    try (WriteChannel out = client.writer(INFO, BlobWriteOption.doesNotExist())) {
      out.setChunkSize(512 * 1024);
      for (int at = 0; at < content.length; at += 100_000) {
        out.write(ByteBuffer.wrap(content, at, 100_000));
      }
    }
    assertArrayEquals(content, server.get("b", ID.getName()).orElseThrow());

    try (ReadChannel in = client.reader(ID)) {
      in.setChunkSize(0);
      in.seek(1_000_000);
      in.limit(1_200_000);
      assertArrayEquals(
          Arrays.copyOfRange(content, 1_000_000, 1_200_000),
          Channels.newInputStream(in).readAllBytes());
    }
    assertThrows(
        StorageException.class,
        () -> {
          try (WriteChannel out = client.writer(INFO, BlobWriteOption.doesNotExist())) {
            out.write(ByteBuffer.wrap(content, 0, 1000));
          }
        });
  }

  @Test
  void copiesAndBatches() {
    client.create(INFO, bytes("one"));
    CopyWriter copy = client.copy(Storage.CopyRequest.of(ID, BlobId.of("b", "copy")));
    assertArrayEquals(bytes("one"), copy.getResult().getContent());
    assertEquals(
        412,
        code(
            () ->
                client
                    .copy(
                        Storage.CopyRequest.newBuilder()
                            .setSource(ID)
                            .setTarget(BlobId.of("b", "copy"), BlobTargetOption.doesNotExist())
                            .build())
                    .getResult()));

    StorageBatch batch = client.batch();
    var deleted = batch.delete(ID);
    var absent = batch.delete("b", "absent");
    var read = batch.get("b", "copy");
    batch.submit();
    assertTrue(deleted.get());
    assertFalse(absent.get());
    assertEquals(3, read.get().getSize());
    assertEquals(List.of("copy"), server.names("b"));
  }

  @Test
  void movesInOneStep() {
    client.create(INFO, bytes("one"));
    BlobId target = BlobId.of("b", "moved");
    MoveBlobRequest move =
        MoveBlobRequest.newBuilder()
            .setSource(ID)
            .setTarget(target)
            .setTargetOptions(BlobTargetOption.doesNotExist())
            .build();
    client.moveBlob(move);
    assertArrayEquals(bytes("one"), client.readAllBytes(target));
    assertEquals(List.of("moved"), server.names("b"));
    assertEquals(404, code(() -> client.moveBlob(move)));

    client.create(INFO, bytes("two"));
    assertEquals(412, code(() -> client.moveBlob(move)));
    assertArrayEquals(bytes("two"), client.readAllBytes(ID));
  }

  @Test
  void aPartOfABatchMayFailAlone() {
    server.put("b", "one", bytes("1"));
    server.put("b", "two", bytes("2"));
    server
        .faults()
        .plan(
            Fault.DROPPED_AFTER,
            1,
            request -> request.toString().equals("DELETE /storage/v1/b/b/o/one"));
    StorageBatch batch = client.batch();
    var first = batch.delete("b", "one");
    var second = batch.delete("b", "two");
    batch.submit();
    assertEquals(503, code(first::get));
    assertTrue(second.get());
    assertEquals(List.of(), server.names("b"));
  }

  /** A write that says what it expects may be tried again, and the client does so by itself. */
  @ParameterizedTest
  @EnumSource(Fault.class)
  void aClientThatTriesAgainGetsThrough(Fault fault) throws IOException {
    server.faults().plan(fault, 1, request -> request.path().contains("/upload/"));
    if (fault == Fault.DROPPED_AFTER || fault == Fault.UNAVAILABLE_AFTER || fault == Fault.CUT) {
      // It took place: the second try finds the object there. This is the trap that a store has to
      // see through.
      assertEquals(
          412,
          code(() -> client.create(INFO, bytes("some bytes"), BlobTargetOption.doesNotExist())));
    } else {
      client.create(INFO, bytes("some bytes"), BlobTargetOption.doesNotExist());
    }
    assertEquals(1, server.faults().injected(fault));
    assertArrayEquals(bytes("some bytes"), server.get("b", ID.getName()).orElseThrow());

    server.faults().plan(fault, 1, request -> request.path().contains("/download/"));
    try (ReadChannel in = client.reader(ID)) {
      assertArrayEquals(bytes("some bytes"), Channels.newInputStream(in).readAllBytes());
    }
  }

  @Test
  void tellsOfChanges() {
    List<Map<String, String>> events = new ArrayList<>();
    server.listen("b", event -> events.add(event.attributes()));
    long first = client.create(INFO, bytes("one")).getGeneration();
    long second = client.create(INFO, bytes("two")).getGeneration();
    client.delete(ID);

    assertEquals(
        List.of("OBJECT_FINALIZE", "OBJECT_FINALIZE", "OBJECT_DELETE", "OBJECT_DELETE"),
        events.stream().map(event -> event.get("eventType")).toList());
    assertEquals(Long.toString(first), events.get(1).get("overwroteGeneration"));
    assertEquals(Long.toString(second), events.get(2).get("overwrittenByGeneration"));
    assertEquals(ID.getName(), events.get(0).get("objectId"));
    assertEquals("b", events.get(0).get("bucketId"));
  }

  @Test
  void gzippedObjectsAreUnpackedForThoseWhoDoNotAcceptThem() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes("plain"));
    }
    client.create(BlobInfo.newBuilder(ID).setContentEncoding("gzip").build(), packed.toByteArray());
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    client.downloadTo(ID, raw, BlobSourceOption.shouldReturnRawInputStream(true));
    assertArrayEquals(packed.toByteArray(), raw.toByteArray());
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    client.downloadTo(ID, plain, BlobSourceOption.shouldReturnRawInputStream(false));
    assertArrayEquals(bytes("plain"), plain.toByteArray());
  }

  private List<String> names(BlobListOption... options) {
    List<String> names = new ArrayList<>();
    client.list("b", options).iterateAll().forEach(blob -> names.add(blob.getName()));
    names.sort(Bucket.ORDER); // of a page, the client shows the objects before the prefixes
    return names;
  }

  private static int code(Runnable call) {
    return assertThrows(StorageException.class, call::run).getCode();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
