package dev.titan.transforms.discover;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Field;
import java.util.EnumMap;
import java.util.Map;

/** Which roles may fill which field of the ledger, in each category. */
final class FieldRules {
  /** The one table; it does not change. */
  static final FieldRules SHARED = new FieldRules();

  private final Map<Field, Map<Role, Double>> common = new EnumMap<>(Field.class);
  private final Map<Category, Map<Field, Map<Role, Double>>> own = new EnumMap<>(Category.class);

  private FieldRules() {
    for (String[] row : TsvResource.rows("fields.tsv")) {
      Map<Role, Double> weights = new EnumMap<>(Role.class);
      TsvResource.weights(row[2])
          .forEach((role, weight) -> weights.put(Role.valueOf(role), weight));
      Map<Field, Map<Role, Double>> table =
          row[0].equals("*")
              ? common
              : own.computeIfAbsent(
                  Category.valueOf(row[0]), category -> new EnumMap<>(Field.class));
      table.put(Field.ofColumn(row[1]), weights);
    }
  }

  /** The roles that may fill a field, with their weights; empty if none may. */
  Map<Role, Double> roles(Category category, Field field) {
    Map<Role, Double> weights = own.getOrDefault(category, Map.of()).get(field);
    return weights != null ? weights : common.getOrDefault(field, Map.of());
  }
}
