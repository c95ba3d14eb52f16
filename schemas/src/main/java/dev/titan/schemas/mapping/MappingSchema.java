package dev.titan.schemas.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Set;

/** The published JSON Schema of mappings (draft 2020-12), loaded at its first use. */
final class MappingSchema {
  private static final String RESOURCE = "mapping.schema.json";

  private MappingSchema() {}

  /** Loaded by the class loader once, by whichever thread asks first. */
  private static final class Holder {
    private static final JsonSchema SCHEMA = load();
  }

  /**
   * Holds a document against the schema.
   *
   * @throws MappingException that names one violation
   */
  static void require(JsonNode document, String origin) {
    Set<ValidationMessage> violations = Holder.SCHEMA.validate(document);
    violations.stream()
        .min(Comparator.comparing(ValidationMessage::getMessage))
        .ifPresent(
            violation -> {
              throw MappingException.at(
                  origin,
                  violation.getInstanceLocation().toString(),
                  "the JSON Schema of mappings refuses this; expected what it says: "
                      + violation.getError());
            });
  }

  private static JsonSchema load() {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
    try (InputStream resource = MappingSchema.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is not on the class path");
      }
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(resource, config);
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + RESOURCE + " cannot be read", e);
    }
  }
}
