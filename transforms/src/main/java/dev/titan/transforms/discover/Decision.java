package dev.titan.transforms.discover;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Field;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Whether a reading is sure enough to be used without a person: the category stands out, what it
 * demands was found, and nothing was doubtful.
 *
 * @param accepted whether it is
 * @param confidence from 0 to 1
 * @param missing what stands against it, for a person
 */
record Decision(boolean accepted, double confidence, List<String> missing) {
  private static final double LEAST_EVIDENCE = 2.3;

  /** So much about hours and pay that even without a name it is work. */
  private static final double MUCH_WORK = 5.5;

  private static final double MUCH_EVIDENCE = 9.0;
  private static final double LEAST_LEAD = 0.8;

  /** As a share of the evidence for the best category. */
  private static final double LEAST_LEAD_OVER_JUNK = 0.5;

  private static final double REFUSED_AT_MOST = 0.49;
  private static final double FILLED = 0.8;

  static Decision of(
      Profile profile, Assignment assignment, List<CategoryClassifier.Ranked> ranking) {
    CategoryClassifier.Ranked best = ranking.get(0);
    double second = ranking.size() > 1 ? ranking.get(1).score() : 0;
    List<String> missing = new ArrayList<>(assignment.problems());
    if (best.score() < LEAST_EVIDENCE) {
      missing.add("too little in its names and values says what the records are about");
    } else if (best.score() - second < LEAST_LEAD
        && ranking.get(1).category() != Category.UNKNOWN) {
      missing.add(
          "it could as well be " + ranking.get(1).category() + ", which leads to other sums");
    }
    ranking.stream()
        .filter(other -> other.category() == Category.UNKNOWN)
        .filter(other -> best.score() - other.score() < LEAST_LEAD_OVER_JUNK * best.score())
        .forEach(
            other ->
                missing.add(
                    "it may be no record of a business: " + String.join(", ", other.reasons())));
    missing.addAll(unmet(profile, assignment));
    boolean nobody = !assignment.fills(Field.COUNTERPARTY) && !assignment.fills(Field.REFERENCE);
    if (best.category() == Category.LABOR && nobody && best.score() < MUCH_WORK) {
      missing.add("nobody is named who has worked");
    }
    double confidence = confidence(assignment, best.score(), second);
    boolean accepted = missing.isEmpty();
    return new Decision(
        accepted, accepted ? confidence : Math.min(confidence, REFUSED_AT_MOST), missing);
  }

  private static List<String> unmet(Profile profile, Assignment assignment) {
    List<String> unmet = new ArrayList<>();
    for (List<Field> demand : demands(assignment.category())) {
      boolean met =
          demand.stream().anyMatch(assignment::fills)
              || demand.stream().anyMatch(assignment.sources()::containsKey);
      if (!met) {
        String names = String.join(" or ", demand.stream().map(Field::column).toList());
        unmet.add("nothing was found for " + names + ", which " + assignment.category() + " needs");
      } else if (demand.stream().anyMatch(assignment::fills)
          && demand.stream().noneMatch(field -> isMostlyFilled(profile, assignment, field))) {
        unmet.add("what fills " + demand.get(0).column() + " is empty in many records");
      }
    }
    return unmet;
  }

  private static boolean isMostlyFilled(Profile profile, Assignment assignment, Field field) {
    FieldChoice choice = assignment.choice(field);
    if (choice == null) {
      return false;
    }
    BitSet any = new BitSet();
    choice.columns().forEach(column -> any.or(column.facts().filledIn()));
    return any.cardinality() >= FILLED * profile.size();
  }

  /** Each inner list must have one field filled. */
  private static List<List<Field>> demands(Category category) {
    List<List<Field>> demands = new ArrayList<>();
    if (category.rules().needsTime()) {
      demands.add(List.of(Field.EVENT_TIME));
    }
    switch (category.rules().need()) {
      case AMOUNT -> demands.add(List.of(Field.AMOUNT));
      case QUANTITY -> demands.add(List.of(Field.QUANTITY));
      case QUANTITY_OR_AMOUNT -> demands.add(List.of(Field.QUANTITY, Field.AMOUNT));
      case NOTHING -> demands.addAll(own(category));
    }
    if (category == Category.INVENTORY || category == Category.WASTAGE) {
      demands.add(List.of(Field.DESCRIPTION, Field.REFERENCE, Field.EVENT_ID));
    }
    return demands;
  }

  /** What makes a record of a category that the guard demands nothing of. */
  private static List<List<Field>> own(Category category) {
    return switch (category) {
      case CUSTOMER, VENDOR -> List.of(List.of(Field.EVENT_ID, Field.COUNTERPARTY));
      case MENU -> List.of(List.of(Field.AMOUNT), List.of(Field.DESCRIPTION));
      case RESERVATION -> List.of(List.of(Field.QUANTITY, Field.EVENT_ID, Field.COUNTERPARTY));
      case FEEDBACK -> List.of(List.of(Field.QUANTITY, Field.DESCRIPTION));
      default -> List.of(List.of(Field.DESCRIPTION));
    };
  }

  private static double confidence(Assignment assignment, double best, double second) {
    double evidence = Math.min(1, best / MUCH_EVIDENCE);
    double lead = best <= 0 ? 0 : Math.min(1, (best - second) / best * 2);
    double fields = 1;
    for (List<Field> demand : demands(assignment.category())) {
      double found = 0;
      for (Field field : demand) {
        FieldChoice choice = assignment.choice(field);
        found = Math.max(found, choice == null ? 0 : Math.min(1, choice.score()));
      }
      fields = Math.min(fields, found);
    }
    double confidence = 0.5 + 0.5 * (0.35 * evidence + 0.25 * lead + 0.4 * fields);
    return Math.round(Math.min(0.99, confidence) * 100) / 100.0;
  }
}
