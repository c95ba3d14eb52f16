package dev.titan.transforms.discover;

import dev.titan.schemas.ledger.Category;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says what a schema is about: adds up what names, roles and values say for each category. Every
 * piece of evidence counts once, however many columns show it.
 */
final class CategoryClassifier {
  /** The one classifier; it does not change. */
  static final CategoryClassifier SHARED = new CategoryClassifier();

  private static final String FOREIGN_ORDER = "FOREIGN_ORDER";
  private static final String SIGNED_AMOUNT = "SIGNED_AMOUNT";
  private static final String SIDE_COLUMN = "SIDE_COLUMN";
  private static final String TENDER_COLUMNS = "TENDER_COLUMNS";
  private static final double LEAST_JUNK = 3;
  private static final double SUGGESTED = 1.5;

  /** A running balance has a new value in at least one of so many records. */
  private static final int RUNNING = 3;

  private static final Set<String> TENDERS = Set.of("cash", "card", "voucher", "wallet", "upi");
  private static final Set<String> ID = Set.of("id");

  private enum Evidence {
    FILE,
    WORD,
    LIST,
    ROLE,
    PREFIX,
    VALUE
  }

  /**
   * How much speaks for a category.
   *
   * @param category the category
   * @param score the sum of the evidence; 4 and more is much
   * @param reasons the heaviest evidence for it, for a person
   */
  record Ranked(Category category, double score, List<String> reasons) {}

  private final Map<Category, Map<Evidence, Map<String, Double>>> weights =
      new EnumMap<>(Category.class);

  private CategoryClassifier() {
    for (String[] row : TsvResource.rows("categories.tsv")) {
      Evidence evidence = Evidence.valueOf(row[1].toUpperCase(Locale.ROOT));
      weights
          .computeIfAbsent(Category.valueOf(row[0]), category -> new EnumMap<>(Evidence.class))
          .put(evidence, TsvResource.weights(row[2]));
    }
  }

  /** All categories for which anything speaks, the likeliest first. */
  List<Ranked> rank(Profile profile) {
    return rank(profile, Set.of());
  }

  /** The same without some of the features. */
  List<Ranked> rank(Profile profile, Set<Feature> without) {
    Map<Evidence, Map<String, Double>> seen = seen(profile);
    leaveOut(without, seen);
    List<Ranked> ranking = new ArrayList<>();
    weights.forEach(
        (category, table) ->
            ranking.add(suggested(score(category, table, seen), profile.context().suggestions())));
    ranking.removeIf(ranked -> ranked.score() <= 0 || isFaintJunk(ranked));
    if (without.contains(Feature.JUNK_WORDS)) {
      ranking.removeIf(ranked -> ranked.category() == Category.UNKNOWN);
    }
    ranking.sort(
        Comparator.comparingDouble((Ranked ranked) -> -ranked.score())
            .thenComparing(Ranked::category));
    return ranking;
  }

  /** What others say counts once, however many say it. */
  private static Ranked suggested(Ranked ranked, List<Suggestion> suggestions) {
    Optional<Suggestion> best =
        suggestions.stream()
            .filter(suggestion -> suggestion.category() == ranked.category())
            .max(Comparator.comparingDouble(Suggestion::weight));
    if (best.isEmpty()) {
      return ranked;
    }
    List<String> reasons = new ArrayList<>(ranked.reasons());
    reasons.add(best.get().by() + " say so");
    return new Ranked(ranked.category(), ranked.score() + SUGGESTED * best.get().weight(), reasons);
  }

  private static void leaveOut(Set<Feature> without, Map<Evidence, Map<String, Double>> seen) {
    for (Feature feature : without) {
      switch (feature) {
        case FILE_NAMES -> seen.get(Evidence.FILE).clear();
        case VALUE_WORDS -> {
          seen.get(Evidence.VALUE).clear();
          seen.get(Evidence.PREFIX).clear();
        }
        case LISTS -> seen.get(Evidence.LIST).clear();
        case ARITHMETIC ->
            seen.get(Evidence.ROLE)
                .keySet()
                .removeAll(Set.of(SIGNED_AMOUNT, SIDE_COLUMN, TENDER_COLUMNS));
        case LANGUAGES, JUNK_WORDS -> {
          // Others leave these out: the profiler, and the caller.
        }
      }
    }
  }

  /** A word or two that programs use as well as shops says nothing. */
  private static boolean isFaintJunk(Ranked ranked) {
    return ranked.category() == Category.UNKNOWN && ranked.score() < LEAST_JUNK;
  }

  private static Ranked score(
      Category category,
      Map<Evidence, Map<String, Double>> table,
      Map<Evidence, Map<String, Double>> seen) {
    double sum = 0;
    Map<String, Double> reasons = new LinkedHashMap<>();
    for (Map.Entry<Evidence, Map<String, Double>> kind : table.entrySet()) {
      Map<String, Double> present = seen.get(kind.getKey());
      for (Map.Entry<String, Double> piece : kind.getValue().entrySet()) {
        double weight = piece.getValue() * present.getOrDefault(piece.getKey(), 0.0);
        sum += weight;
        if (weight > 0) {
          reasons.put(text(kind.getKey(), piece.getKey()), weight);
        }
      }
    }
    List<String> heaviest =
        reasons.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .limit(5)
            .map(Map.Entry::getKey)
            .toList();
    return new Ranked(category, sum, heaviest);
  }

  private static String text(Evidence evidence, String key) {
    String lower = key.toLowerCase(Locale.ROOT).replace('_', ' ');
    return switch (evidence) {
      case FILE -> "the file's name says '" + lower + "'";
      case WORD -> "a name says '" + lower + "'";
      case LIST -> "there is a list of '" + lower + "'";
      case ROLE -> "there is a column like '" + lower + "'";
      case PREFIX -> "the ids begin as those of processors do";
      case VALUE -> "the type column says '" + lower + "'";
    };
  }

  /** What the schema shows: each piece of evidence with its strength from 0 to 1. */
  private static Map<Evidence, Map<String, Double>> seen(Profile profile) {
    Map<Evidence, Map<String, Double>> seen = new EnumMap<>(Evidence.class);
    for (Evidence evidence : Evidence.values()) {
      seen.put(evidence, new HashMap<>());
    }
    fileAtoms(profile.hints()).forEach(atom -> seen.get(Evidence.FILE).put(atom, 1.0));
    for (ColumnProfile column : profile.columns()) {
      ColumnName name = column.name();
      if (name.inList()) {
        ColumnName list = ColumnName.of(name.list().replace("[]", ""), false);
        list.atoms().forEach(atom -> seen.get(Evidence.LIST).put(atom, 1.0));
        continue;
      }
      name.allAtoms().forEach(atom -> seen.get(Evidence.WORD).put(atom, 1.0));
      column.roles().entrySet().stream()
          .filter(role -> role.getKey() != Role.BALANCE || isRunning(profile, column))
          .forEach(r -> seen.get(Evidence.ROLE).merge(r.getKey().name(), r.getValue(), Math::max));
      if (column.has(Role.TYPE)) {
        types(column, seen.get(Evidence.VALUE));
      }
      if (column.has(Role.RECORD_ID) && column.name().atoms().equals(ID)) {
        prefixes(column, seen.get(Evidence.PREFIX));
      }
    }
    if (hasSignedAmount(profile)) {
      seen.get(Evidence.ROLE).put(SIGNED_AMOUNT, 1.0);
    }
    if (profile.columns().stream().anyMatch(c -> SideColumn.isSide(profile, c))) {
      seen.get(Evidence.ROLE).put(SIDE_COLUMN, 1.0);
    }
    if (tenderColumns(profile) >= 2) {
      seen.get(Evidence.ROLE).put(TENDER_COLUMNS, 1.0);
    }
    if (hasForeignOrder(profile)) {
      seen.get(Evidence.ROLE).put(FOREIGN_ORDER, 1.0);
    }
    return seen;
  }

  /** An amount that comes in and goes out, as in the books of an account. */
  static boolean hasSignedAmount(Profile profile) {
    return profile.columns().stream()
        .filter(c -> !c.name().inList() && (c.has(Role.AMOUNT) || c.has(Role.TOTAL)))
        .anyMatch(c -> hasBothSigns(profile, c));
  }

  private static boolean hasBothSigns(Profile profile, ColumnProfile column) {
    boolean negative = false;
    boolean positive = false;
    for (int record = 0; record < profile.records(); record++) {
      double value = column.facts().number(record, profile.style(column));
      negative |= value < 0;
      positive |= value > 0;
    }
    return negative && positive;
  }

  /** How many columns say how much of the takings was paid by one means. */
  private static long tenderColumns(Profile profile) {
    return profile.columns().stream()
        .filter(c -> !c.name().inList() && c.facts().isNumeric() && !c.has(Role.TIP))
        .filter(c -> c.name().atoms().stream().anyMatch(TENDERS::contains))
        .filter(c -> !c.facts().isInteger() || c.name().atoms().size() == 1)
        .count();
  }

  /** The balance of an account changes with each entry; what is left to pay is mostly nothing. */
  private static boolean isRunning(Profile profile, ColumnProfile balance) {
    return RUNNING * balance.facts().words().size() > profile.size();
  }

  /** A record with an id of its own that names an order belongs to the order and is none. */
  private static boolean hasForeignOrder(Profile profile) {
    boolean own =
        profile.withRole(Role.RECORD_ID).stream().anyMatch(c -> c.name().atoms().equals(ID));
    return own
        && profile.withRole(Role.ORDER_ID).stream()
            .anyMatch(c -> c.name().parent().isEmpty() && c.name().atoms().containsAll(ID));
  }

  private static Set<String> fileAtoms(Hints hints) {
    Set<String> atoms = new HashSet<>(Vocabulary.SHARED.read(hints.fileName()));
    atoms.addAll(Vocabulary.SHARED.read(hints.partName()));
    if (hints.source() != null) {
      atoms.addAll(Vocabulary.SHARED.read(hints.source()));
    }
    return atoms;
  }

  private static void types(ColumnProfile column, Map<String, Double> values) {
    if (column.facts().hasManyWords()) {
      return;
    }
    column
        .facts()
        .words()
        .forEach(
            (word, count) -> {
              double share = (double) count / column.facts().filled();
              for (String atom : Vocabulary.SHARED.read(word)) {
                values.merge(atom, share, Double::sum);
              }
            });
    values.replaceAll((atom, share) -> Math.min(1, share));
  }

  private static void prefixes(ColumnProfile column, Map<String, Double> prefixes) {
    Set<String> found = new HashSet<>();
    for (String word : column.facts().words().keySet()) {
      int end = word.indexOf('_');
      found.add(end > 0 && end <= 6 ? word.substring(0, end) : "");
    }
    if (found.size() == 1 && !found.contains("")) {
      prefixes.put(found.iterator().next(), 1.0);
    }
  }
}
