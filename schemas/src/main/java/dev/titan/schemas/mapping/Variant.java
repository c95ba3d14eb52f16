package dev.titan.schemas.mapping;

import dev.titan.schemas.ledger.Field;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One way of reading inside a mapping.
 *
 * @param needs the paths that must be there, each with the types that fit (a number that is sent as
 *     a string needs both)
 * @param validFrom the receipt time from which the variant applies, or null for always
 * @param explode the path of the list that gives an entry line each ({@code items[]}), or null
 * @param fields what fills each field of the ledger
 * @param provenance where the variant comes from
 */
public record Variant(
    Map<String, Set<ValueType>> needs,
    Instant validFrom,
    String explode,
    Map<Field, Operator> fields,
    Provenance provenance) {

  public Variant {
    if (needs.isEmpty()) {
      throw new MappingException("a variant must need at least one path");
    }
    Map<String, Set<ValueType>> copy = new LinkedHashMap<>();
    needs.forEach((path, types) -> copy.put(requirePath(path), requireTypes(types)));
    needs = Collections.unmodifiableMap(copy);
    if (fields.isEmpty()) {
      throw new MappingException("a variant must fill at least one field");
    }
    fields = Collections.unmodifiableMap(new EnumMap<>(fields));
    if (explode != null && !explode.endsWith("[]")) {
      throw new MappingException("explode must name a list, like 'items[]'");
    }
    if (provenance == null) {
      throw new MappingException("a variant must say where it comes from");
    }
  }

  /** A variant that is always valid and explodes nothing. */
  public static Variant of(
      Map<String, Set<ValueType>> needs, Map<Field, Operator> fields, Provenance provenance) {
    return new Variant(needs, null, null, fields, provenance);
  }

  /** The paths that may be needed, as an ordered list. */
  public List<String> neededPaths() {
    return List.copyOf(needs.keySet());
  }

  private static String requirePath(String path) {
    if (path.isEmpty()) {
      throw new MappingException("a needed path must not be empty");
    }
    return path;
  }

  private static Set<ValueType> requireTypes(Set<ValueType> types) {
    if (types.isEmpty()) {
      throw new MappingException("a needed path must fit at least one type");
    }
    return Set.copyOf(types);
  }
}
