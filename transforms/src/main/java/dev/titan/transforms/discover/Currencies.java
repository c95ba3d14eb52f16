package dev.titan.transforms.discover;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which currencies the records themselves show, in a column, beside amounts, or in names. */
final class Currencies {
  private Currencies() {}

  static Set<String> in(Profile profile) {
    return in(profile.columns());
  }

  /**
   * Whether nobody writes the currencies of some columns with decimals.
   *
   * @param otherwise the currency of amounts that name none, or null
   */
  static boolean areWhole(List<ColumnProfile> columns, String otherwise) {
    Set<String> codes = in(columns);
    if (codes.isEmpty() && otherwise != null) {
      codes.add(otherwise);
    }
    return !codes.isEmpty() && codes.stream().allMatch(CurrencyCodes::isWhole);
  }

  private static Set<String> in(List<ColumnProfile> columns) {
    Set<String> codes = new TreeSet<>();
    for (ColumnProfile column : columns) {
      if (column.has(Role.CURRENCY)) {
        column.facts().words().keySet().forEach(word -> add(codes, word));
      } else if (column.facts().isNumeric()) {
        column.facts().marks().forEach(mark -> add(codes, mark));
        String named = CurrencyCodes.inName(column.name());
        if (named != null) {
          codes.add(named);
        }
      }
    }
    return codes;
  }

  private static void add(Set<String> codes, String text) {
    String code = CurrencyCodes.ofSymbol(text);
    if (code != null) {
      codes.add(code);
    }
  }
}
