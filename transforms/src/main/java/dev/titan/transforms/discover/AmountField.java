package dev.titan.transforms.discover;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.mapping.Operator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the amount that the business means: the gross total, not a part of it. A wrong amount is
 * worse than none, so every doubt is a problem.
 */
final class AmountField {
  private static final double MARGIN = 0.04;

  /** Advertising systems count in millionths of a currency. */
  private static final String MICROS = "micros";

  private static final int MICROS_POWER = -6;

  /** Elsewhere a tax is withheld from the amount, or is a part of a price list. */
  private static final Set<Category> TAXED =
      Set.of(Category.SALE, Category.PURCHASE, Category.EXPENSE, Category.REFUND);

  private final Profile profile;
  private final Category category;
  private final FieldCandidates candidates;
  private final Arithmetic arithmetic;
  private final EventIds ids;
  private final MinorUnits minorUnits;

  AmountField(Profile profile, Category category, DiscoveryContext context) {
    this.profile = profile;
    this.category = category;
    this.candidates = new FieldCandidates(profile, category);
    this.arithmetic = Arithmetic.of(profile, category);
    this.ids = new EventIds(profile, candidates);
    this.minorUnits = new MinorUnits(profile, context);
  }

  /** Chooses the amount, if there is one; notes what is doubtful. */
  void assign(Assignment assignment) {
    List<Candidate> found = new ArrayList<>(candidates.of(Field.AMOUNT));
    boolean repeated = found.removeIf(candidate -> isRepeated(candidate.column()));
    // What is 0 in every record is not what the business took or paid.
    boolean zero = found.removeIf(candidate -> arithmetic.isZero(candidate.column()));
    if (!found.isEmpty()) {
      take(assignment, found);
    } else if (zero) {
      assignment.problem("the only amounts of its own are 0 in every record");
    } else if (isTwoSided()) {
      assignDebitAndCredit(assignment);
    } else if (repeated) {
      assignment.problem(
          "the amount is repeated in all rows of one order, so that summing it would count it"
              + " more than once");
    } else if (mayExplode()) {
      assignLines(assignment);
    }
  }

  /** Rows of several kinds, prices beside fees, of which no column defines the kinds. */
  private boolean isMixed(ColumnProfile amount) {
    return profile.columns().stream()
        .filter(c -> !c.name().inList() && !c.facts().isNumeric() && c.order() != amount.order())
        .filter(c -> c.name().atoms().contains("amount"))
        .filter(c -> c.name().atoms().contains("type") || c.name().atoms().contains("description"))
        .anyMatch(c -> c.facts().words().size() > 1);
  }

  /** A journal has a type of voucher; which of its sides is the business's own is not said. */
  private boolean isJournal() {
    return profile.columns().stream()
        .anyMatch(c -> c.name().atoms().contains("document") && c.name().atoms().contains("type"));
  }

  private void take(Assignment assignment, List<Candidate> found) {
    Candidate best = found.get(0);
    for (Candidate other : found.subList(1, found.size())) {
      boolean close = best.score() - other.score() < MARGIN;
      if (close && !arithmetic.isSame(best.column(), other.column())) {
        assignment.problem(
            "'"
                + best.column().path()
                + "' and '"
                + other.column().path()
                + "' may both be the amount, and differ");
      }
    }
    if (isMixed(best.column())) {
      assignment.problem(
          "'"
              + best.column().path()
              + "' holds amounts of several kinds, which other columns tell");
    }
    checkTax(assignment, best.column());
    choose(assignment, best);
  }

  private void checkTax(Assignment assignment, ColumnProfile amount) {
    if (!TAXED.contains(category) || arithmetic.isTopOfSum(amount)) {
      return;
    }
    boolean taxed = profile.withRole(Role.TAX).stream().anyMatch(tax -> !arithmetic.isZero(tax));
    boolean net = !profile.withRole(Role.NET).isEmpty();
    if (taxed && (net || arithmetic.isWithoutTax(amount))) {
      assignment.problem(
          "'" + amount.path() + "' seems to leave the taxes out; no column holds the gross total");
    }
  }

  private void choose(Assignment assignment, Candidate candidate) {
    ColumnProfile amount = candidate.column();
    checkDecimals(assignment, amount);
    Operator operator = decimal(amount, new Operator.Path(amount.path()));
    if (amount.name().atoms().contains(MICROS)) {
      operator = new Operator.Scale(operator, MICROS_POWER, false);
    }
    switch (minorUnits.of(amount, category)) {
      case MAJOR -> {}
      case MINOR -> operator = new Operator.Scale(operator, 0, true);
      case UNCERTAIN ->
          assignment.problem(
              "'" + amount.path() + "' holds whole numbers only and may be in minor units (cents)");
    }
    SideColumn side = category == Category.PAYMENT ? SideColumn.find(profile, amount) : null;
    if (side == null) {
      assignment.choose(Field.AMOUNT, FieldChoice.of(candidate, operator, candidate.reason()));
      return;
    }
    assignment.choose(
        Field.AMOUNT,
        new FieldChoice(
            amount.path(),
            new Operator.NegateIf(operator, side.out()),
            List.of(amount, side.column()),
            candidate.score(),
            candidate.reason() + ", and '" + side.column().path() + "' says what went out"));
  }

  private void checkDecimals(Assignment assignment, ColumnProfile amount) {
    switch (profile.decimalState(amount)) {
      case OPEN ->
          assignment.problem(
              "'" + amount.path() + "': no row tells whether its sign parts thousands or decimals");
      case CONFLICT -> assignment.problem("'" + amount.path() + "' mixes ways of writing decimals");
      case INTEGERS, SETTLED -> {}
    }
  }

  private Operator decimal(ColumnProfile column, Operator of) {
    DecimalStyle style = profile.style(column);
    return new Operator.ParseDecimal(of, style.decimal(), style.grouping());
  }

  private boolean isRepeated(ColumnProfile amount) {
    for (Candidate id : candidates.of(Field.EVENT_ID)) {
      boolean unique = ids.isUnique(List.of(id.column()));
      if (!unique && ids.isRepeatedTotal(id.column(), amount)) {
        return true;
      }
    }
    return false;
  }

  private boolean isTwoSided() {
    return category == Category.PAYMENT && sides() != null;
  }

  /**
   * The column of what went out and that of what came in. Of several pairs, as in two currencies,
   * the one that is called gross.
   */
  private List<ColumnProfile> sides() {
    List<List<ColumnProfile>> pairs = new ArrayList<>();
    for (ColumnProfile debit : profile.withRole(Role.DEBIT)) {
      for (ColumnProfile credit : profile.withRole(Role.CREDIT)) {
        boolean only =
            profile.withRole(Role.DEBIT).size() == 1 && profile.withRole(Role.CREDIT).size() == 1;
        if (only || besides(debit, "debit").equals(besides(credit, "credit"))) {
          pairs.add(List.of(debit, credit));
        }
      }
    }
    if (pairs.size() > 1) {
      pairs.removeIf(pair -> !pair.get(0).name().atoms().contains("gross"));
    }
    return pairs.size() == 1 ? pairs.get(0) : null;
  }

  /** What a name says besides the side. */
  private static Set<String> besides(ColumnProfile column, String side) {
    Set<String> atoms = new HashSet<>(column.name().atoms());
    atoms.remove(side);
    return atoms;
  }

  /** What came in counts as it is, what went out with a minus; never both in one row. */
  private void assignDebitAndCredit(Assignment assignment) {
    if (isJournal()) {
      assignment.problem("it seems to be a journal: which side of its accounts counts is not said");
    }
    ColumnProfile debit = sides().get(0);
    ColumnProfile credit = sides().get(1);
    boolean negative = false;
    boolean positive = false;
    boolean zeros = false;
    for (int record = 0; record < profile.records(); record++) {
      boolean out = debit.facts().text(record) != null;
      boolean in = credit.facts().text(record) != null;
      double debited = debit.facts().number(record, profile.style(debit));
      double credited = credit.facts().number(record, profile.style(credit));
      boolean inTurns = out != in || (out && (debited == 0) != (credited == 0));
      if (!profile.skipped().get(record) && !inTurns) {
        assignment.problem(
            "'"
                + debit.path()
                + "' and '"
                + credit.path()
                + "' are not filled in turns, so that no single amount can be read from them");
        return;
      }
      zeros |= out && in;
      negative |= debited < 0;
      positive |= debited > 0;
    }
    checkDecimals(assignment, debit);
    checkDecimals(assignment, credit);
    boolean alike = profile.style(debit).decimal().equals(profile.style(credit).decimal());
    if ((negative && positive) || (negative && zeros) || !alike) {
      assignment.problem("'" + debit.path() + "' and '" + credit.path() + "' are written unalike");
    }
    // Large amounts may stand on one side only: what groups their digits is read on both.
    ColumnProfile written = profile.hasOwnGrouping(debit) ? debit : credit;
    Operator in = new Operator.Path(credit.path());
    Operator out = new Operator.Path(debit.path());
    Operator signed =
        negative
            ? decimal(written, new Operator.Coalesce(List.of(in, out)))
            : new Operator.Difference(decimal(written, in), decimal(written, out));
    boolean debitFirst = debit.order() < credit.order();
    ColumnProfile first = debitFirst ? debit : credit;
    ColumnProfile second = debitFirst ? credit : debit;
    assignment.choose(
        Field.AMOUNT,
        new FieldChoice(
            first.path() + "+" + second.path(),
            signed,
            List.of(debit, credit),
            0.9,
            "each row fills one of the two; what went out is negated"));
  }

  private boolean mayExplode() {
    return switch (category) {
      case SALE, PURCHASE, WASTAGE -> true;
      default -> false;
    };
  }

  /** No amount of the record's own: its items have one each. */
  private void assignLines(Assignment assignment) {
    Set<String> lists = new LinkedHashSet<>();
    profile.columns().stream()
        .filter(column -> column.name().inList())
        .forEach(column -> lists.add(column.name().list()));
    Candidate best = null;
    boolean several = false;
    for (String list : lists) {
      List<Candidate> found = candidates.of(Field.AMOUNT, list);
      if (!found.isEmpty()) {
        several |= best != null;
        best = best == null || found.get(0).score() > best.score() ? found.get(0) : best;
      }
    }
    if (best == null) {
      return;
    }
    if (several) {
      assignment.problem("several lists of the record have amounts; which one counts is open");
    }
    assignment.explode(best.column().name().list());
    choose(assignment, best);
  }
}
