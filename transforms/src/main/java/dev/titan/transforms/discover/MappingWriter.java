package dev.titan.transforms.discover;

import dev.titan.schemas.hash.Hashes;
import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.mapping.IdScope;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.Operator;
import dev.titan.schemas.mapping.Provenance;
import dev.titan.schemas.mapping.ValueType;
import dev.titan.schemas.mapping.Variant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes down as a mapping what was decided. */
final class MappingWriter {
  private static final int MIN_NEEDS = 3;
  private static final int MAX_SHAPES = 64;

  private final Profile profile;
  private final DiscoveryContext context;

  MappingWriter(Profile profile, DiscoveryContext context) {
    this.profile = profile;
    this.context = context;
  }

  /** The mapping, or null where no path is in every record or no field is filled. */
  Mapping write(Assignment assignment, double confidence) {
    Map<String, Set<ValueType>> needs = needs(assignment);
    if (needs.isEmpty() || assignment.choices().isEmpty()) {
      return null;
    }
    Map<Field, Operator> fields = new EnumMap<>(Field.class);
    assignment.choices().forEach((field, choice) -> fields.put(field, choice.operator()));
    Provenance provenance = new Provenance("classifier", confidence, null);
    Variant variant = new Variant(needs, null, assignment.explode(), fields, provenance);
    List<String> shapes = shapes();
    String category = assignment.category().name();
    String id = category.toLowerCase(Locale.ROOT) + "." + shapes.get(0).substring(0, 8);
    boolean sourced = Mapping.isName(context.source()) && context.source().length() <= 60;
    return new Mapping(
        sourced ? context.source() + "." + id : id,
        1,
        context.tenant(),
        sourced ? context.source() : id,
        assignment.category(),
        assignment.category().defaultKind(),
        lineage(category, shapes.get(0), needs.keySet()),
        idScope(assignment),
        assignment.ignored(),
        VolatilePaths.of(profile, assignment),
        PersonalPaths.of(profile, assignment.category()),
        Map.of(),
        new LinkedHashSet<>(shapes.subList(0, Math.min(MAX_SHAPES, shapes.size()))),
        List.of(variant));
  }

  /**
   * The used paths that every record has, with their types. A CSV row has all its columns; where an
   * object uses only few, others that it always has make sure that no unrelated schema fits.
   */
  private Map<String, Set<ValueType>> needs(Assignment assignment) {
    Map<String, Set<ValueType>> needs = new LinkedHashMap<>();
    for (ColumnProfile column : profile.columns()) {
      boolean used = profile.hints().delimited() || !assignment.isFree(column);
      if (used && profile.isAlwaysPresent(column)) {
        needs.put(column.path(), Set.copyOf(column.facts().types()));
      }
    }
    for (ColumnProfile column : profile.columns()) {
      boolean plain = column.facts().filled() > 0 && !column.name().inList();
      if (needs.size() < MIN_NEEDS && plain && profile.isAlwaysFilled(column)) {
        needs.putIfAbsent(column.path(), Set.copyOf(column.facts().types()));
      }
    }
    return needs;
  }

  /** The fingerprints of all shapes, the commonest first. */
  private List<String> shapes() {
    List<String> shapes = new ArrayList<>(profile.shapes().keySet());
    shapes.sort(
        Comparator.comparingInt((String shape) -> -profile.shapes().get(shape))
            .thenComparing(Comparator.naturalOrder()));
    return shapes;
  }

  private static String lineage(String category, String shape, Set<String> needed) {
    List<String> parts = new ArrayList<>(List.of(category, shape));
    needed.stream().sorted().forEach(parts::add);
    return Hashes.of(parts.toArray(String[]::new));
  }

  /** Ids that look unique everywhere need no location to tell them apart. */
  private static IdScope idScope(Assignment assignment) {
    FieldChoice id = assignment.choice(Field.EVENT_ID);
    boolean global =
        id != null && id.columns().size() == 1 && id.columns().get(0).facts().isGlobalId();
    return global ? IdScope.TENANT : IdScope.LOCATION;
  }
}
