package dev.titan.transforms.discover;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a column's name says about its role. The heavier, longer phrase wins. */
final class RoleLexicon {
  /** The one lexicon; it does not change. */
  static final RoleLexicon SHARED = new RoleLexicon();

  private static final double PER_MATCHED = 0.06;
  private static final double PER_UNMATCHED = 0.05;
  private static final double LEAST = 0.45;

  /** A role may stay beside a better one only if the name speaks as well for both. */
  private static final double TIE = 0.011;

  private record Phrase(Role role, double weight, List<String> atoms) {}

  private final List<Phrase> phrases = new ArrayList<>();

  private RoleLexicon() {
    for (String[] row : TsvResource.rows("roles.tsv")) {
      for (String phrase : row[2].split(";")) {
        List<String> atoms = List.of(phrase.trim().split(" "));
        phrases.add(new Phrase(Role.valueOf(row[0]), Double.parseDouble(row[1]), atoms));
      }
    }
  }

  /** The roles that name and values allow, with how much the name speaks for each, from 0 to 1. */
  Map<Role, Double> roles(ColumnName name, ColumnFacts facts) {
    EnumMap<Role, Double> scores = new EnumMap<>(Role.class);
    for (Phrase phrase : phrases) {
      if (name.atoms().containsAll(phrase.atoms()) && admits(phrase.role(), facts)) {
        scores.merge(phrase.role(), score(phrase, name.atoms()), Math::max);
      }
    }
    if (scores.isEmpty()) {
      return scores;
    }
    double best = Collections.max(scores.values());
    scores.values().removeIf(score -> score < LEAST || score < best - TIE);
    scores.replaceAll((role, score) -> Math.min(1, score));
    return scores;
  }

  private static double score(Phrase phrase, Set<String> atoms) {
    int matched = phrase.atoms().size();
    int unmatched = atoms.size() - matched;
    return phrase.weight() + PER_MATCHED * (matched - 1) - PER_UNMATCHED * unmatched;
  }

  private static boolean admits(Role role, ColumnFacts facts) {
    if (facts.filled() == 0) {
      return false;
    }
    boolean date = facts.isDate();
    boolean time = facts.isTime();
    return switch (role.gate()) {
      case IDENTIFIER -> !date && !time && !facts.isBoolean() && !isFraction(facts);
      case LABEL -> !date || facts.isPhone() || facts.isText();
      case TEXT -> !date && !time && !facts.isNumeric() && !facts.isBoolean();
      case NUMBER -> facts.isNumeric() && !date && !time && !facts.isCode() && !facts.isPhone();
      case DATE -> date || facts.isEpoch() || facts.isCompactDate();
      case TIME -> time;
      case DATE_OR_TIME -> date || time || facts.isEpoch();
      case CURRENCY -> facts.isCurrency();
    };
  }

  private static boolean isFraction(ColumnFacts facts) {
    return facts.isNumeric() && !facts.isInteger() && !facts.isText();
  }
}
