package dev.titan.transforms.discover;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.mapping.PersonalType;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds the paths that hold data of persons. When in doubt, a path is personal. */
final class PersonalPaths {
  private static final Set<String> COMPANIES = Set.of("supplier", "merchant", "store", "company");

  /** The weight of a name that says nothing more: the name of an area or a tier has less. */
  private static final double BARE_NAME = 0.75;

  private static final Set<Category> PAID_BY_PERSONS =
      Set.of(Category.SALE, Category.PAYMENT, Category.REFUND);

  private static final Set<String> PERSONS =
      Set.of("customer", "guest", "employee", "author", "contact", "member", "user", "cashier");

  private PersonalPaths() {}

  /** The canonical paths with what they hold, ordered by path. */
  static Map<String, PersonalType> of(Profile profile, Category category) {
    Map<String, PersonalType> personal = new TreeMap<>();
    for (ColumnProfile column : profile.columns()) {
      PersonalType type = type(column, category);
      if (type != null && column.facts().filled() > 0) {
        personal.put(column.path(), type);
      }
    }
    return personal;
  }

  private static PersonalType type(ColumnProfile column, Category category) {
    ColumnFacts facts = column.facts();
    if (facts.isCard()) {
      return PersonalType.CARD;
    }
    if (facts.isEmail()) {
      return PersonalType.EMAIL;
    }
    boolean flag = facts.isBoolean() || facts.isDate() || facts.isTime();
    if (flag) {
      return null;
    }
    for (Role role : column.roles().keySet()) {
      PersonalType type = type(role, column, category);
      if (type != null) {
        return type;
      }
    }
    return facts.isPhone() && column.roles().isEmpty() ? PersonalType.PHONE : null;
  }

  private static PersonalType type(Role role, ColumnProfile column, Category category) {
    boolean company = column.name().allAtoms().stream().anyMatch(COMPANIES::contains);
    return switch (role) {
      case EMAIL -> PersonalType.EMAIL;
      case PHONE -> PersonalType.PHONE;
      case CARD -> PersonalType.CARD;
      case TAX_ID -> PersonalType.TAX_ID;
      case IBAN -> PersonalType.ACCOUNT;
      case ADDRESS -> company ? null : PersonalType.ADDRESS;
      case PERSON_NAME, STAFF_NAME, FIRST_NAME, LAST_NAME -> PersonalType.NAME;
      case NAME -> isPerson(column, category) ? PersonalType.NAME : null;
      default -> null;
    };
  }

  private static boolean isPerson(ColumnProfile column, Category category) {
    boolean bare = column.role(Role.NAME) >= BARE_NAME;
    return (bare && (category.rules().personalNames() || PAID_BY_PERSONS.contains(category)))
        || column.name().allAtoms().stream().anyMatch(PERSONS::contains);
  }
}
