package dev.titan.transforms.discover;

import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.mapping.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the currency of the amount: a column, a sign beside the numbers, or a word of the name. */
final class CurrencyField {
  private final FieldCandidates candidates;
  private final DiscoveryContext context;

  CurrencyField(FieldCandidates candidates, DiscoveryContext context) {
    this.candidates = candidates;
    this.context = context;
  }

  void assign(Assignment assignment) {
    FieldChoice amount = assignment.choice(Field.AMOUNT);
    if (amount == null) {
      return;
    }
    ColumnProfile money = amount.columns().get(0);
    List<Candidate> found = new ArrayList<>(candidates.of(Field.CURRENCY));
    if (assignment.explode() != null) {
      found.addAll(candidates.of(Field.CURRENCY, assignment.explode()));
    }
    Candidate best = null;
    for (Candidate candidate : found) {
      boolean beside = candidate.column().name().parent().equals(money.name().parent());
      boolean closer =
          best != null
              && shared(candidate, money) - strange(candidate, money)
                  > shared(best, money) - strange(best, money);
      if (best == null || (beside && (!isBeside(best, money) || closer))) {
        best = candidate;
      }
    }
    if (best != null) {
      checkAlone(assignment, found, best, money);
      assignment.choose(Field.CURRENCY, column(best));
    } else {
      assignConstant(assignment, money);
    }
  }

  /** Where records name two currencies, the names must tell which one is the amount's. */
  private void checkAlone(
      Assignment assignment, List<Candidate> found, Candidate best, ColumnProfile money) {
    for (Candidate other : found) {
      boolean rival =
          other.column().order() != best.column().order()
              && isBeside(other, money) == isBeside(best, money)
              && !other.column().facts().words().equals(best.column().facts().words())
              && shared(other, money) >= shared(best, money)
              && strange(other, money) <= strange(best, money);
      if (rival) {
        assignment.problem(
            "'"
                + best.column().path()
                + "' and '"
                + other.column().path()
                + "' may both be the currency of '"
                + money.path()
                + "', and differ");
      }
    }
  }

  /** How many words of a currency's name the amount's has too. */
  private static long shared(Candidate currency, ColumnProfile money) {
    return currency.column().name().atoms().stream().filter(money.name().atoms()::contains).count();
  }

  /** How many words of a currency's name the amount's has not. */
  private static long strange(Candidate currency, ColumnProfile money) {
    return currency.column().name().atoms().size() - shared(currency, money);
  }

  private static boolean isBeside(Candidate candidate, ColumnProfile money) {
    return candidate.column().name().parent().equals(money.name().parent());
  }

  private static FieldChoice column(Candidate candidate) {
    Map<String, String> signs = new TreeMap<>();
    boolean coded = true;
    for (String word : candidate.column().facts().words().keySet()) {
      coded &= CurrencyCodes.isCode(word);
      String code = CurrencyCodes.ofSymbol(word);
      if (code != null) {
        signs.put(word.toLowerCase(Locale.ROOT), code);
      }
    }
    boolean mapped =
        !coded && signs.keySet().stream().anyMatch(word -> !CurrencyCodes.isCode(word));
    if (!mapped) {
      return FieldChoice.text(candidate);
    }
    Operator path = new Operator.Path(candidate.column().path());
    return FieldChoice.of(
        candidate, new Operator.EnumMap(path, signs, null), "its signs stand for currencies");
  }

  private void assignConstant(Assignment assignment, ColumnProfile money) {
    Set<String> codes = new TreeSet<>();
    boolean dollar = false;
    for (String mark : money.facts().marks()) {
      String code = CurrencyCodes.ofSymbol(mark);
      if (code != null) {
        codes.add(code);
      }
      dollar |= mark.equals("$");
    }
    String named = CurrencyCodes.inName(money.name());
    if (named != null) {
      codes.add(named);
    }
    if (codes.size() > 1 || (dollar && contradictsDollar(codes))) {
      assignment.problem(
          "'" + money.path() + "' names currencies that contradict each other or the location's");
    } else if (codes.size() == 1) {
      String code = codes.iterator().next();
      assignment.choose(
          Field.CURRENCY,
          new FieldChoice(
              money.path(),
              new Operator.Const(code),
              List.of(),
              0.9,
              "the amounts or their column's name say " + code));
    }
  }

  private boolean contradictsDollar(Set<String> codes) {
    String code = codes.isEmpty() ? context.defaultCurrency() : codes.iterator().next();
    return code != null && !CurrencyCodes.isDollar(code);
  }
}
