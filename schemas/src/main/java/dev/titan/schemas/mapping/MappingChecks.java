package dev.titan.schemas.mapping;

import dev.titan.schemas.ledger.Field;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What must hold of a mapping beyond its structure, so that nothing of it can turn out impossible
 * while records are read: operators of the right type, tables, zones and patterns that exist,
 * values that the ledger knows.
 */
final class MappingChecks {
  private final Mapping mapping;
  private final String origin;

  private MappingChecks(Mapping mapping, String origin) {
    this.mapping = mapping;
    this.origin = origin;
  }

  /**
   * Checks a whole mapping.
   *
   * @throws MappingException at the first thing that cannot work
   */
  static void check(Mapping mapping, String origin) {
    new MappingChecks(mapping, origin).check();
  }

  private void check() {
    mapping
        .tables()
        .forEach(
            (name, table) ->
                requireDistinct(table.keySet(), Pointers.child("/tables", name), origin));
    for (int i = 0; i < mapping.variants().size(); i++) {
      check(mapping.variants().get(i), Pointers.child("/variants", i));
    }
  }

  private void check(Variant variant, String pointer) {
    String fields = Pointers.child(pointer, "fields");
    for (Map.Entry<Field, Operator> entry : variant.fields().entrySet()) {
      String place = Pointers.child(fields, entry.getKey().column());
      new OperatorChecks(entry.getKey(), mapping.tables(), origin).check(entry.getValue(), place);
      new ValueChecks(entry.getKey(), mapping.tables(), origin).check(entry.getValue(), place);
    }
    requireExplodeUsed(variant, pointer);
  }

  /** An exploded list of which no field reads anything would only repeat the entry. */
  private void requireExplodeUsed(Variant variant, String pointer) {
    String list = variant.explode();
    if (list != null
        && variant.fields().values().stream().noneMatch(operator -> readsFrom(operator, list))) {
      throw MappingException.at(
          origin,
          Pointers.child(pointer, "explode"),
          "no field reads from "
              + Quoted.of(list)
              + "; expected at least one path that begins with it, or no explode");
    }
  }

  private static boolean readsFrom(Operator operator, String list) {
    return operator instanceof Operator.Path path
        ? path.path().startsWith(list)
        : Operands.of(operator).stream().anyMatch(operand -> readsFrom(operand, list));
  }

  /** Names are compared without regard to case and surrounding space, so they must differ so. */
  static void requireDistinct(Set<String> names, String pointer, String origin) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      String folded = name.strip().toLowerCase(Locale.ROOT);
      if (folded.isEmpty() || !seen.add(folded)) {
        throw MappingException.at(
            origin,
            pointer,
            (folded.isEmpty()
                    ? "a name is blank"
                    : "the name " + Quoted.of(name) + " is there twice")
                + "; expected names that differ in more than case and surrounding space");
      }
    }
  }
}
