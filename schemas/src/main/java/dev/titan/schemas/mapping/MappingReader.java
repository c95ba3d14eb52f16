package dev.titan.schemas.mapping;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.ledger.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Builds the records of a mapping from its JSON form. It accepts and refuses the same structures as
 * {@code mapping.schema.json} (a test compares them), but needs no start-up time and says more
 * plainly what is wrong.
 */
final class MappingReader {
  private static final List<String> KEYS =
      List.of(
          "id",
          "version",
          "tenant",
          "source",
          "category",
          "kind",
          "schemaFingerprint",
          "idScope",
          "ignore",
          "volatile",
          "personal",
          "tables",
          "shapes",
          "variants");
  private static final List<String> VARIANT_KEYS =
      List.of("needs", "validFrom", "explode", "fields", "provenance");

  private static final Map<String, Category> CATEGORIES =
      words(Arrays.stream(Category.values()).filter(c -> c != Category.UNKNOWN), Enum::name);
  private static final Map<String, Kind> KINDS = words(Arrays.stream(Kind.values()), Enum::name);
  private static final Map<String, IdScope> ID_SCOPES =
      words(Arrays.stream(IdScope.values()), Enum::name);
  private static final Map<String, PersonalType> PERSONAL_TYPES =
      words(Arrays.stream(PersonalType.values()), PersonalType::json);
  private static final Map<String, ValueType> VALUE_TYPES =
      words(Arrays.stream(ValueType.values()), ValueType::json);
  private static final Map<String, Field> FIELDS =
      words(Arrays.stream(Field.values()), Field::column);

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");

  private MappingReader() {}

  static Mapping read(Cursor at) {
    at.only(KEYS);
    String id = name(at.at("id"));
    int version = at.at("version").integer(1, Bounds.VERSION);
    String tenant = tenant(at.at("tenant"));
    String source = name(at.at("source"));
    Category category = at.at("category").word(CATEGORIES);
    Kind kind = at.at("kind").word(KINDS);
    String schemaFingerprint = fingerprint(at.at("schemaFingerprint"));
    IdScope idScope = at.find("idScope").map(s -> s.word(ID_SCOPES)).orElse(IdScope.LOCATION);
    List<Condition> ignore =
        at.find("ignore")
            .map(i -> i.elements().stream().map(OperatorReader::condition).toList())
            .orElse(List.of());
    Set<String> volatilePaths =
        at.find("volatile").map(v -> v.set(OperatorReader::path)).orElse(Set.of());
    Map<String, PersonalType> personal =
        at.find("personal")
            .map(p -> p.members(Bounds.PATH, type -> type.word(PERSONAL_TYPES)))
            .orElse(Map.of());
    Map<String, Map<String, String>> tables =
        at.find("tables")
            .map(t -> t.members(Bounds.TABLE_NAME, OperatorReader::values))
            .orElse(Map.of());
    Set<String> shapes =
        at.find("shapes").map(s -> s.set(MappingReader::fingerprint)).orElse(Set.of());
    List<Variant> variants =
        at.at("variants").elements(1, Integer.MAX_VALUE).stream()
            .map(MappingReader::variant)
            .toList();
    return at.build(
        () ->
            new Mapping(
                id,
                version,
                tenant,
                source,
                category,
                kind,
                schemaFingerprint,
                idScope,
                ignore,
                volatilePaths,
                personal,
                tables,
                shapes,
                variants));
  }

  private static Variant variant(Cursor at) {
    at.only(VARIANT_KEYS);
    Map<String, Set<ValueType>> needs =
        at.at("needs")
            .someMembers(Bounds.PATH, types -> types.oneOrMore(type -> type.word(VALUE_TYPES)));
    Instant validFrom = at.find("validFrom").map(MappingReader::instant).orElse(null);
    String explode = at.find("explode").map(MappingReader::list).orElse(null);
    Map<Field, Operator> fields = fields(at.at("fields"));
    Provenance provenance = provenance(at.at("provenance"));
    return at.build(() -> new Variant(needs, validFrom, explode, fields, provenance));
  }

  private static Map<Field, Operator> fields(Cursor at) {
    at.only(FIELDS.keySet());
    Map<Field, Operator> fields = new EnumMap<>(Field.class);
    at.someMembers(Bounds.PATH, OperatorReader::read)
        .forEach((column, operator) -> fields.put(FIELDS.get(column), operator));
    return fields;
  }

  private static Provenance provenance(Cursor at) {
    at.only(List.of("by", "confidence", "patch"));
    String by = at.at("by").text(1, Bounds.PROVENANCE);
    double confidence = at.at("confidence").share();
    String patch =
        at.find("patch")
            .filter(p -> !p.isNull())
            .map(p -> p.text(1, Bounds.PROVENANCE))
            .orElse(null);
    return at.build(() -> new Provenance(by, confidence, patch));
  }

  private static String name(Cursor at) {
    String name = at.text(1, Bounds.PATH);
    if (!Mapping.isName(name)) {
      throw at.wrong(
          Quoted.of(name) + " is no name",
          "1 to 100 letters, digits, '.', '_' or '-', a letter or digit first");
    }
    return name;
  }

  private static String tenant(Cursor at) {
    return Mapping.SHARED.equals(at.text(1, Bounds.PATH)) ? Mapping.SHARED : name(at);
  }

  private static String fingerprint(Cursor at) {
    String text = at.text(0, Bounds.PATH);
    if (!FINGERPRINT.matcher(text).matches()) {
      throw at.wrong("the fingerprint is malformed", "32 digits 0-9 or a-f");
    }
    return text;
  }

  private static String list(Cursor at) {
    String path = OperatorReader.path(at);
    if (!path.endsWith("[]")) {
      throw at.wrong(Quoted.of(path) + " names no list", "a path that ends in '[]', like items[]");
    }
    return path;
  }

  private static Instant instant(Cursor at) {
    String text = at.text(0, Bounds.PATH);
    if (!INSTANT.matcher(text).matches()) {
      throw at.wrong("the time is malformed", "a time in UTC, like 2026-03-04T17:30:00Z");
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw at.wrong("there is no such time", "a time in UTC, like 2026-03-04T17:30:00Z");
    }
  }

  private static <T> Map<String, T> words(Stream<T> values, Function<T, String> name) {
    Map<String, T> words = new LinkedHashMap<>();
    values.forEach(value -> words.put(name.apply(value), value));
    return words;
  }
}
