package dev.titan.storage.registry;

import dev.titan.schemas.hash.Hashes;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.MappingJson;

/**
 * A mapping as the registry keeps it.
 *
 * @param mapping the mapping
 * @param hash the hash of its text, which is its canonical JSON; taken from the text as it was
 *     read, because printing 10,000 mappings again to hash them takes longer than reading them
 */
record Published(Mapping mapping, String hash) {

  static Published of(Mapping mapping) {
    return new Published(mapping, MappingJson.hash(mapping));
  }

  /** A mapping that was read from a text. */
  static Published of(Mapping mapping, String text) {
    return new Published(mapping, Hashes.of(text));
  }
}
