package dev.titan.schemas.mapping;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A versioned, declarative config: how records of one source schema become ledger entries.
 *
 * @param id the lineage's name, unique in its tenant
 * @param version from 1 on
 * @param tenant whose mapping it is; {@code *} where a person shares it with all tenants
 * @param source the source whose records it reads; part of the event key unless the input names one
 * @param category the category of its entries, unless the field {@code category} says otherwise
 * @param kind whether its entries are STREAM or STATE
 * @param schemaFingerprint identity of the lineage, 32 hex digits; the same in all its versions
 * @param idScope within what the mapped event ids are unique
 * @param ignore records that are excluded, with code MAPPING_FILTER
 * @param volatilePaths paths that change without meaning anything (print times, running balances):
 *     out of source_hash and content_hash
 * @param personal the paths that hold personal data
 * @param tables the tables of {@code lookup}
 * @param shapes shape fingerprints that this mapping has been proven on; they settle it where two
 *     mappings fit
 * @param variants the ways of reading, oldest first; the last that fits is taken
 */
public record Mapping(
    String id,
    int version,
    String tenant,
    String source,
    Category category,
    Kind kind,
    String schemaFingerprint,
    IdScope idScope,
    List<Condition> ignore,
    Set<String> volatilePaths,
    Map<String, PersonalType> personal,
    Map<String, Map<String, String>> tables,
    Set<String> shapes,
    List<Variant> variants) {

  /** A mapping that all tenants share has this tenant. */
  public static final String SHARED = "*";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{32}");

  public Mapping {
    requireName(id, "id");
    if (version < 1) {
      throw new MappingException("version must be 1 or more");
    }
    if (!SHARED.equals(tenant)) {
      requireName(tenant, "tenant");
    }
    requireName(source, "source");
    if (category == Category.UNKNOWN) {
      throw new MappingException("category UNKNOWN never reaches the ledger; name a category");
    }
    if (!FINGERPRINT.matcher(schemaFingerprint).matches()) {
      throw new MappingException("schemaFingerprint must have 32 hex digits");
    }
    ignore = List.copyOf(ignore);
    volatilePaths = Set.copyOf(volatilePaths);
    personal = Map.copyOf(personal);
    tables =
        tables.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, t -> Map.copyOf(t.getValue())));
    shapes = Set.copyOf(shapes);
    variants = List.copyOf(variants);
    if (variants.isEmpty()) {
      throw new MappingException("a mapping needs at least one variant");
    }
  }

  /** The same mapping under another version, tenant and source. */
  public Mapping with(int newVersion, String newTenant, String newSource) {
    return named(id, newVersion, newTenant, newSource);
  }

  /** The same mapping under another version. */
  public Mapping withVersion(int newVersion) {
    return named(id, newVersion, tenant, source);
  }

  /** The same mapping under another id; a source that was named after the old id follows it. */
  public Mapping withId(String newId) {
    return named(newId, version, tenant, source.equals(id) ? newId : source);
  }

  private Mapping named(String newId, int newVersion, String newTenant, String newSource) {
    return new Mapping(
        newId,
        newVersion,
        newTenant,
        newSource,
        category,
        kind,
        schemaFingerprint,
        idScope,
        ignore,
        volatilePaths,
        personal,
        tables,
        shapes,
        variants);
  }

  /** Whether a text can name a tenant, location, source or mapping (it becomes part of paths). */
  public static boolean isName(String text) {
    return text != null && NAME.matcher(text).matches();
  }

  private static void requireName(String text, String what) {
    if (!isName(text)) {
      throw new MappingException(
          what
              + " must be 1 to 100 letters, digits, '.', '_' or '-', and start with one of the"
              + " first two");
    }
  }
}
