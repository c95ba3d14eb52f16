package dev.titan.wire.gcs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.wire.Json;
import dev.titan.wire.WireRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * One generation of an object. Not a record, since its bytes are not copied.
 *
 * <p>What a client sees of it is the <a
 * href="https://cloud.google.com/storage/docs/json_api/v1/objects#resource">object resource</a>.
 */
final class StoredObject {
  /** What a client may set. */
  static final List<String> PROPERTIES =
      List.of(
          "contentType",
          "contentEncoding",
          "contentDisposition",
          "contentLanguage",
          "cacheControl",
          "customTime",
          "storageClass",
          "metadata");

  private final String bucket;
  private final String name;
  private final byte[] bytes;
  private final ObjectNode properties;
  private final Version version;
  private final Checksums checksums;

  /** Which one it is, and since when. */
  record Version(long generation, long metageneration, Instant created, Instant updated) {}

  /** Both in base64, and reckoned once. */
  private record Checksums(String md5, String crc32c) {}

  StoredObject(String bucket, String name, byte[] bytes, ObjectNode properties, Version version) {
    this.bucket = bucket;
    this.name = name;
    this.bytes = bytes;
    this.properties = properties;
    this.version = version;
    this.checksums = new Checksums(md5(bytes), crc32c(bytes));
  }

  /** What a client wants an object to be like, of all that it has sent. */
  static ObjectNode propertiesOf(ObjectNode sent) {
    ObjectNode properties = Json.object();
    for (String property : PROPERTIES) {
      if (sent.has(property)) {
        properties.set(property, sent.get(property));
      }
    }
    return properties;
  }

  /** The same bytes with other properties: one more metageneration. */
  StoredObject withProperties(ObjectNode other, Instant now) {
    return new StoredObject(
        bucket,
        name,
        bytes,
        other,
        new Version(version.generation(), version.metageneration() + 1, version.created(), now));
  }

  String name() {
    return name;
  }

  byte[] bytes() {
    return bytes;
  }

  ObjectNode properties() {
    return properties.deepCopy();
  }

  long generation() {
    return version.generation();
  }

  long metageneration() {
    return version.metageneration();
  }

  String contentType() {
    return properties.path("contentType").asText("application/octet-stream");
  }

  boolean isGzipped() {
    return properties.path("contentEncoding").asText().equals("gzip");
  }

  String crc32c() {
    return checksums.crc32c();
  }

  String md5() {
    return checksums.md5();
  }

  /** Big-endian, as GCS writes it. */
  private static String crc32c(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    byte[] four = ByteBuffer.allocate(Integer.BYTES).putInt((int) checksum.getValue()).array();
    return Base64.getEncoder().encodeToString(four);
  }

  private static String md5(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The object as a client sees it. */
  ObjectNode resource() {
    ObjectNode resource = Json.object();
    String id = bucket + "/" + name + "/" + generation();
    resource.put("kind", "storage#object");
    resource.put("id", id);
    resource.put("bucket", bucket);
    resource.put("name", name);
    resource.put("generation", Long.toString(generation()));
    resource.put("metageneration", Long.toString(metageneration()));
    resource.put("contentType", contentType());
    resource.put("storageClass", "STANDARD");
    resource.setAll(properties);
    resource.put("size", Integer.toString(bytes.length));
    resource.put("md5Hash", md5());
    resource.put("crc32c", crc32c());
    byte[] tag = (generation() + "/" + metageneration()).getBytes(StandardCharsets.UTF_8);
    resource.put("etag", Base64.getEncoder().encodeToString(tag));
    resource.put("timeCreated", version.created().toString());
    resource.put("updated", version.updated().toString());
    resource.put("timeStorageClassUpdated", version.created().toString());
    return resource;
  }

  /** Whether a request names a generation, and it is another one. */
  boolean isOtherThan(WireRequest request, String parameter) {
    Long wanted = request.number(parameter);
    return wanted != null && wanted != generation();
  }
}
