package dev.titan.transforms.discover;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.mapping.Operator;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds a column that gives each record its own category: charges beside refunds and payouts. */
final class CategoryField {
  private static final Set<Category> MONEY =
      EnumSet.of(Category.SALE, Category.PAYMENT, Category.REFUND, Category.PAYOUT, Category.FEE);

  private static final Set<String> DOCUMENTS =
      Set.of("bill", "invoice", "expense", "purchase", "journal");

  private final FieldCandidates candidates;
  private final boolean isAccount;

  /**
   * The rules for some records.
   *
   * @param isAccount whether their amounts come in and go out, as in the books of an account
   */
  CategoryField(FieldCandidates candidates, boolean isAccount) {
    this.candidates = candidates;
    this.isAccount = isAccount;
  }

  void assign(Assignment assignment) {
    if (!MONEY.contains(assignment.category())) {
      return;
    }
    for (Candidate candidate : candidates.of(Field.CATEGORY)) {
      if (!assignment.fills(Field.CATEGORY) && !candidate.column().facts().hasManyWords()) {
        assign(assignment, candidate);
      }
    }
  }

  /** Whether a kind of record is a document of its own, and no movement of an account. */
  private static boolean isDocument(String word) {
    return !Collections.disjoint(Vocabulary.SHARED.read(word), DOCUMENTS);
  }

  private void assign(Assignment assignment, Candidate candidate) {
    Map<String, String> values = new TreeMap<>();
    Set<String> strange = new TreeSet<>();
    for (String word : candidate.column().facts().words().keySet()) {
      String name = ValueWords.SHARED.category(word);
      if (name == null) {
        strange.add(word);
      } else {
        // A payment in a list of sales is how they were paid, not another event.
        boolean paid = name.equals("PAYMENT") && assignment.category() == Category.SALE;
        values.put(word.toLowerCase(Locale.ROOT), paid ? assignment.category().name() : name);
      }
    }
    if (isAccount && strange.stream().anyMatch(CategoryField::isDocument)) {
      assignment.problem(
          "'" + candidate.column().path() + "' names bills, invoices and the like beside payments");
    }
    boolean others =
        values.values().stream().anyMatch(v -> !v.equals(assignment.category().name()));
    if (!others) {
      return;
    }
    boolean unknown = false;
    for (String word : strange) {
      String likely = ValueWords.SHARED.likelyCategory(word);
      unknown |= likely == null;
      if (likely != null) {
        values.put(word.toLowerCase(Locale.ROOT), likely);
      }
    }
    String path = candidate.column().path();
    if (unknown && isAccount) {
      return; // what came in and went out adds up, whatever a bank calls it
    }
    if (unknown) {
      assignment.problem(
          "'"
              + path
              + "' tells several kinds of records apart, but not all of its words are known");
      return;
    }
    Operator operator = new Operator.EnumMap(new Operator.Path(path), values, null);
    assignment.choose(
        Field.CATEGORY,
        FieldChoice.of(candidate, operator, "its words tell kinds of records apart"));
  }
}
