package dev.titan.transforms.discover;

import dev.titan.schemas.mapping.Condition;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The column that says of each amount whether it went out or came in, where the amounts themselves
 * have no sign: {@code Af Bij} of Dutch banks, {@code D}/{@code C}, {@code Soll}/{@code Haben}.
 *
 * @param column the column
 * @param out holds where an amount went out
 */
record SideColumn(ColumnProfile column, Condition out) {
  private static final int MAX_WORDS = 6;

  /** The side column of an amount, or null if it has none or needs none. */
  static SideColumn find(Profile profile, ColumnProfile amount) {
    for (int record = 0; record < profile.records(); record++) {
      if (amount.facts().number(record, profile.style(amount)) < 0) {
        return null;
      }
    }
    SideColumn found = null;
    for (ColumnProfile column : profile.columns()) {
      String around = column.name().parent();
      String own = amount.name().parent();
      boolean near = around.isEmpty() || own.equals(around) || own.startsWith(around + ".");
      if (near && !column.name().inList() && isSide(profile, column)) {
        if (found != null) {
          return null;
        }
        found = new SideColumn(column, new Condition(column.path(), outWords(column)));
      }
    }
    return found;
  }

  /** Few words, all of them known, and both sides seen or told by the name. */
  static boolean isSide(Profile profile, ColumnProfile column) {
    Set<String> words = column.facts().words().keySet();
    if (words.isEmpty() || words.size() > MAX_WORDS || !profile.isAlwaysFilled(column)) {
      return false;
    }
    Set<String> sides = new HashSet<>();
    for (String word : words) {
      sides.add(ValueWords.SHARED.side(word));
    }
    return !sides.contains(null) && (sides.size() == 2 || isNamed(column));
  }

  /** Whether the name speaks of sides: {@code Debit/Credit}, {@code Af Bij}, a {@code D/C mark}. */
  private static boolean isNamed(ColumnProfile column) {
    Set<String> atoms = column.name().atoms();
    return atoms.contains("side") || (atoms.contains("debit") && atoms.contains("credit"));
  }

  private static Set<String> outWords(ColumnProfile column) {
    Set<String> out = new TreeSet<>(ValueWords.SHARED.outWords());
    for (String word : column.facts().words().keySet()) {
      if (ValueWords.OUT.equals(ValueWords.SHARED.side(word))) {
        out.add(word.toLowerCase(Locale.ROOT));
      }
    }
    return out;
  }
}
