package dev.titan.transforms.discover;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which columns may fill a field of the ledger in a category, the likeliest first. */
final class FieldCandidates {
  private static final double LEAST = 0.4;
  private static final double EMPTY_COSTS = 0.25;
  private static final double ARITHMETIC = 0.15;
  private static final double NET_IS_TOTAL = 0.4;
  private static final double IN_A_SUM = 0.3;
  private static final double RATE = 0.5;
  private static final double NEAR = 0.03;

  /** What somebody says of a column whose name says nothing, and of one that was a candidate. */
  private static final double SAID = 0.5;

  private static final double SAID_TOO = 0.3;
  private static final double OWN_ID = 0.1;
  private static final Set<String> ID = Set.of("id");

  private static final Set<Role> NETS = Set.of(Role.NET, Role.SUBTOTAL);

  private final Profile profile;
  private final Category category;
  private final Arithmetic arithmetic;

  /** The object that the amount stands in, empty for the record itself. */
  private final String home;

  FieldCandidates(Profile profile, Category category) {
    this(profile, category, Arithmetic.of(profile, category), "");
  }

  private FieldCandidates(Profile profile, Category category, Arithmetic arithmetic, String home) {
    this.profile = profile;
    this.category = category;
    this.arithmetic = arithmetic;
    this.home = home;
  }

  /** The same, but what stands in the same object as the amount comes before what wraps it. */
  FieldCandidates near(FieldChoice amount) {
    String parent =
        amount == null || amount.columns().isEmpty() ? "" : amount.columns().get(0).name().parent();
    return new FieldCandidates(profile, category, arithmetic, parent);
  }

  /** The candidates that stand once in a record. */
  List<Candidate> of(Field field) {
    return of(field, null);
  }

  /**
   * The candidates in the elements of one list.
   *
   * @param list the list's path, or null for columns outside of all lists
   */
  List<Candidate> of(Field field, String list) {
    Map<Role, Double> weights = FieldRules.SHARED.roles(category, field);
    List<Candidate> candidates = new ArrayList<>();
    for (ColumnProfile column : profile.columns()) {
      boolean here = list == null ? !column.name().inList() : list.equals(column.name().list());
      if (here) {
        add(candidates, field, column, weights);
      }
    }
    candidates.sort(
        Comparator.comparingDouble((Candidate candidate) -> -candidate.score())
            .thenComparingInt(candidate -> candidate.column().order()));
    return candidates;
  }

  private void add(
      List<Candidate> candidates, Field field, ColumnProfile column, Map<Role, Double> weights) {
    Role best = null;
    double score = 0;
    for (Map.Entry<Role, Double> role : column.roles().entrySet()) {
      double weighted = role.getValue() * weights.getOrDefault(role.getKey(), 0.0);
      if (weighted > score) {
        score = weighted;
        best = role.getKey();
      }
    }
    double said = suggested(field, column);
    if (best == null && said == 0) {
      return;
    }
    String reason = best == null ? "" : "its name and values are those of '" + name(best) + "'";
    if (said > 0) {
      score = Math.max(score, SAID) + SAID_TOO * said;
      reason += (reason.isEmpty() ? "" : ", and ") + "mappings or people say so";
    }
    boolean counts = profile.context().uses(Feature.ARITHMETIC);
    if (field == Field.AMOUNT && best != null && !column.name().inList() && counts) {
      double evidence = arithmetic(column, best);
      score += evidence;
      reason += evidence > 0 ? ", and the arithmetic of the records agrees" : "";
    }
    double filled = (double) column.facts().filledIn().cardinality() / Math.max(1, profile.size());
    score *= 1 - EMPTY_COSTS * (1 - filled);
    score += isAtHome(column) ? NEAR : 0;
    score += field == Field.EVENT_ID && isOwnId(column) ? OWN_ID : 0;
    if (score >= LEAST) {
      candidates.add(new Candidate(column, score, reason));
    }
  }

  /** An object's {@code id} is its own; {@code shift_id} beside it is another's. */
  private boolean isOwnId(ColumnProfile column) {
    boolean plain = column.name().atoms().equals(ID) && !profile.hints().delimited();
    return plain && (column.name().parent().isEmpty() || isAtHome(column));
  }

  /** How much others say for a column whose values may fill the field; 0 if nobody does. */
  private double suggested(Field field, ColumnProfile column) {
    return profile.context().suggestions().stream()
        .filter(s -> column.path().equals(s.sources().get(field)))
        .filter(s -> admits(field, column.facts()))
        .mapToDouble(Suggestion::weight)
        .max()
        .orElse(0);
  }

  private static boolean admits(Field field, ColumnFacts facts) {
    boolean date = facts.isDate() || facts.isEpoch() || facts.isCompactDate();
    return switch (field) {
      case EVENT_TIME, UPDATED_AT -> date;
      case AMOUNT, QUANTITY -> facts.isNumeric() && !facts.isDate();
      case CURRENCY -> facts.isCurrency();
      default -> facts.filled() > 0;
    };
  }

  /** Whether a column stands in the amount's object, or in the one around a money object. */
  private boolean isAtHome(ColumnProfile column) {
    String parent = column.name().parent();
    return !parent.isEmpty() && (home.equals(parent) || home.startsWith(parent + "."));
  }

  private double arithmetic(ColumnProfile column, Role role) {
    if (arithmetic.isTopOfSum(column)) {
      return NETS.contains(role) ? NET_IS_TOTAL : ARITHMETIC;
    }
    if (category != Category.MENU && arithmetic.isRate(column)) {
      return -RATE;
    }
    if (NETS.contains(role)) {
      return -1; // without proof to the contrary, a net amount is not what was paid
    }
    if (category != Category.FEE && arithmetic.isBaseOfSum(column)) {
      return -IN_A_SUM;
    }
    return arithmetic.isProduct(column) ? ARITHMETIC / 2 : 0;
  }

  private static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
