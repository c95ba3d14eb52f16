package dev.titan.schemas.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.titan.schemas.hash.Hashes;

/**
 * Mappings as JSON: reading, checking, printing, hashing. The language is described for its writers
 * in {@code docs/mapping.md} and published as {@code mapping.schema.json}.
 *
 * <p>Reading is strict: unknown keys, keys named twice, texts and documents beyond their bounds,
 * and whatever could never work on a record are refused. Every refusal is a {@link
 * MappingException} that names the document, the place as a JSON pointer, what is wrong and what is
 * expected.
 */
public final class MappingJson {
  private MappingJson() {}

  /**
   * The mapping that a document describes. Made for the start of every run: it does not load the
   * JSON Schema, and accepts and refuses the same documents all the same.
   *
   * @param json the document, at most 1 MiB
   * @param origin what messages call it: a file name, or a mapping's id and version
   * @throws MappingException if it is no valid mapping
   */
  public static Mapping parse(String json, String origin) {
    return read(StrictJson.read(json, origin), origin);
  }

  /**
   * As {@link #parse}, for what comes from outside (an import, a model's proposal): the document is
   * held against the published JSON Schema too. The first use in a process loads the schema, which
   * takes a moment.
   *
   * @throws MappingException if it is no valid mapping
   */
  public static Mapping parseUntrusted(String json, String origin) {
    JsonNode document = StrictJson.read(json, origin);
    // The records first: they refuse the same, in plainer words.
    Mapping mapping = read(document, origin);
    MappingSchema.require(document, origin);
    return mapping;
  }

  /**
   * Checks a mapping that was built in code as strictly as one that is parsed.
   *
   * @throws MappingException if {@link #parse} would refuse its print
   */
  public static void check(Mapping mapping) {
    parse(print(mapping), mapping.id());
  }

  /**
   * The canonical JSON, ending in a line feed: equal mappings give equal texts, whatever the order
   * of their sets and maps. Parsed again, a valid mapping equals the one that was printed.
   */
  public static String print(Mapping mapping) {
    return MappingPrinter.print(mapping);
  }

  /** The hash of the canonical JSON: 32 hex digits. */
  public static String hash(Mapping mapping) {
    return Hashes.of(print(mapping));
  }

  private static Mapping read(JsonNode document, String origin) {
    Mapping mapping = MappingReader.read(Cursor.root(document, origin));
    MappingChecks.check(mapping, origin);
    return mapping;
  }
}
