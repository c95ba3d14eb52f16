package dev.titan.schemas.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.titan.schemas.hash.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/**
 * The JSON form of a {@link Manifest}. It is written and read as a stream, input by input, since a
 * run over many small files carries their bytes along; and by hand rather than by reflection, which
 * would cost every short run a noticeable start-up.
 */
public final class ManifestJson {
  private static final JsonFactory JSON = new JsonFactory();

  private ManifestJson() {}

  /**
   * Writes a manifest. The same manifest always gives the same bytes. The stream is flushed, not
   * closed.
   */
  public static void write(Manifest manifest, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeNumberField("format", Manifest.FORMAT);
      json.writeStringField("run_id", manifest.runId());
      json.writeStringField("mode", manifest.mode());
      json.writeStringField("created_at", manifest.createdAt().toString());
      json.writeStringField("mapping_snapshot", manifest.mappingSnapshot());
      json.writeArrayFieldStart("contexts");
      for (RunContext context : manifest.contexts()) {
        write(context, json);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("inputs");
      for (RunInput input : manifest.inputs()) {
        write(input, json);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("files");
      for (StagedFile file : manifest.files()) {
        write(file, json);
      }
      json.writeEndArray();
      json.writeNumberField("units", manifest.units());
      if (manifest.stagedAs() != null) {
        json.writeStringField("staged_as", manifest.stagedAs());
      }
      json.writeEndObject();
    }
  }

  /**
   * Reads a manifest.
   *
   * @param origin what to call it in an error, such as its path
   * @throws ManifestException if it is no manifest of this format
   * @throws IOException if the stream cannot be read
   */
  public static Manifest read(InputStream in, String origin) throws IOException {
    return new ManifestReader(JSON, origin).read(in);
  }

  /** The SHA-256 of the JSON form, 64 hex digits: tells two manifests of one run id apart. */
  public static String hash(Manifest manifest) {
    MessageDigest digest = Hashes.newSha256();
    try {
      write(manifest, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    } catch (IOException e) {
      throw new UncheckedIOException("a null stream cannot fail", e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void write(RunContext context, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("tenant", context.tenant());
    json.writeStringField("source", context.source());
    json.writeStringField("mapping_id", context.mappingId());
    json.writeNumberField("mapping_version", context.mappingVersion());
    json.writeStringField("schema_fingerprint", context.schemaFingerprint());
    json.writeStringField("kind", context.kind().name());
    json.writeStringField("id_scope", context.idScope().name());
    json.writeNumberField("confidence", context.confidence());
    json.writeEndObject();
  }

  private static void write(RunInput input, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("raw_id", input.rawId());
    json.writeStringField("tenant", input.tenant());
    json.writeStringField("location", input.location());
    json.writeStringField("source", input.source());
    json.writeStringField("origin", input.origin());
    json.writeStringField("content_hash", input.contentHash());
    json.writeNumberField("bytes", input.bytes());
    json.writeStringField("format", input.format());
    json.writeStringField("received_at", input.receivedAt().toString());
    json.writeNumberField("read", input.read());
    json.writeStringField("stored", input.stored());
    json.writeObjectFieldStart("attributes");
    for (Map.Entry<String, String> attribute : input.attributes().entrySet()) {
      json.writeStringField(attribute.getKey(), attribute.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void write(StagedFile file, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("table", file.table().json());
    json.writeStringField("name", file.name());
    json.writeNumberField("bytes", file.bytes());
    json.writeStringField("crc32c", file.crc32c());
    json.writeEndObject();
  }
}
