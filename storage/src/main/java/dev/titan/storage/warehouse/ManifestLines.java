package dev.titan.storage.warehouse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.RunContext;
import dev.titan.schemas.run.RunInput;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.BiConsumer;

/** The rows of the staging tables that a manifest itself holds, as lines of JSON. */
public final class ManifestLines {
  private static final JsonFactory JSON = new JsonFactory();

  private final Manifest manifest;
  private final StagingKey key;
  private final StagingLines.JsonCells cells;

  /** The lines of a manifest. */
  public ManifestLines(Manifest manifest, StagingLines.JsonCells cells) {
    this.manifest = manifest;
    this.key = StagingKey.of(manifest);
    this.cells = cells;
  }

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  /**
   * One row for each context and each input.
   *
   * @param rows takes the table, as in {@code staging_inputs} without what all of them begin with,
   *     and a line
   */
  public void forEach(BiConsumer<String, String> rows) {
    for (int i = 0; i < manifest.contexts().size(); i++) {
      int number = i;
      rows.accept("contexts", line(json -> write(number, manifest.contexts().get(number), json)));
    }
    for (int i = 0; i < manifest.inputs().size(); i++) {
      int number = i;
      rows.accept("inputs", line(json -> write(number, manifest.inputs().get(number), json)));
    }
  }

  private String line(Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("run_id", key.runId());
      json.writeStringField("staged_on", key.stagedOn().toString());
      json.writeStringField("staged_as", key.stagedAs());
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
    return text.toString();
  }

  private static void write(int number, RunContext context, JsonGenerator json) throws IOException {
    json.writeNumberField("context", number);
    json.writeStringField("tenant_id", context.tenant());
    json.writeStringField("source", context.source());
    json.writeStringField("mapping_id", context.mappingId());
    json.writeNumberField("mapping_version", context.mappingVersion());
    json.writeStringField("schema_fingerprint", context.schemaFingerprint());
    json.writeStringField("kind", context.kind().name());
    json.writeNumberField("confidence", context.confidence());
  }

  private void write(int number, RunInput input, JsonGenerator json) throws IOException {
    json.writeNumberField("input", number);
    json.writeStringField("raw_id", input.rawId());
    json.writeStringField("tenant_id", input.tenant());
    json.writeStringField("location_id", input.location());
    json.writeStringField("source", input.source());
    json.writeStringField("origin", input.origin());
    json.writeStringField("content_hash", input.contentHash());
    json.writeNumberField("bytes", input.bytes());
    json.writeStringField("format", input.format());
    json.writeStringField("received_at", input.receivedAt().toString());
    json.writeNumberField("read", input.read());
    json.writeStringField("stored", input.stored());
    if (!input.attributes().isEmpty()) {
      json.writeFieldName("attributes");
      String attributes = JsonText.object(input.attributes());
      if (cells == StagingLines.JsonCells.NESTED) {
        json.writeRawValue(attributes);
      } else {
        json.writeString(attributes);
      }
    }
    json.writeStringField("edit_of", input.attributes().get(RunInput.EDIT_OF));
  }
}
