package dev.titan.transforms.discover;

import dev.titan.transforms.record.Slice;
import dev.titan.transforms.refine.TotalRow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks at the values of a sample, column by column. */
final class Profiler {
  /** A total row has nothing in the columns that cannot be added up. */
  private static final int MIN_EMPTY = 2;

  private static final double MAX_SKIPPED = 0.25;

  /** The languages other than English in which names may be written. */
  private static final List<String> LANGUAGES =
      List.of("de", "es", "fr", "hi", "id", "it", "ja", "nl", "pl", "pt", "sv", "zh");

  private Profiler() {}

  /**
   * The profile of a sample.
   *
   * @param context for whom, with the currency of amounts that name none
   */
  static Profile profile(SchemaSample sample, DiscoveryContext context) {
    List<SampleColumn> columns = new ArrayList<>(sample.columns());
    columns.sort(Comparator.comparingInt(SampleColumn::order).thenComparing(SampleColumn::path));
    boolean delimited = sample.hints().delimited();
    BitSet skipped = delimited ? footers(columns, sample.records()) : new BitSet();
    List<ColumnProfile> profiles = new ArrayList<>();
    ColumnFacts.Reader reader = new ColumnFacts.Reader();
    Vocabulary words = context.uses(Feature.LANGUAGES) ? Vocabulary.SHARED : Vocabulary.ofEnglish();
    for (SampleColumn column : columns) {
      ColumnFacts facts = reader.read(column, sample.records(), skipped);
      ColumnName name = ColumnName.of(column.path(), delimited, words);
      Map<Role, Double> roles = RoleLexicon.SHARED.roles(name, facts);
      profiles.add(new ColumnProfile(name, facts, roles, profiles.size()));
    }
    return new Profile(
        sample.hints(),
        sample.records(),
        skipped,
        List.copyOf(profiles),
        sample.shapes(),
        context,
        decimalSign(profiles, delimited),
        language(profiles),
        Currencies.areWhole(profiles, context.defaultCurrency()));
  }

  /** Rows that sum others, and rows with a single cell, as footnotes have. */
  private static BitSet footers(List<SampleColumn> columns, int records) {
    int[] filled = new int[records];
    boolean[] total = new boolean[records];
    TotalRow words = new TotalRow();
    Slice slice = new Slice();
    for (SampleColumn column : columns) {
      for (int i = 0; i < column.count(); i++) {
        String text = column.text(i);
        if (!text.isEmpty()) {
          filled[column.record(i)]++;
          slice.set(text);
          total[column.record(i)] |= words.isWord(slice);
        }
      }
    }
    BitSet skipped = new BitSet();
    for (int record = 0; record < records; record++) {
      boolean sparse = filled[record] <= columns.size() - MIN_EMPTY;
      boolean footnote = filled[record] <= 1 && columns.size() >= 3;
      skipped.set(record, (total[record] && sparse) || footnote);
    }
    return skipped.cardinality() <= Math.max(2, MAX_SKIPPED * records) ? skipped : new BitSet();
  }

  /** The decimal sign of a sheet: people write all its columns alike. */
  private static char decimalSign(List<ColumnProfile> columns, boolean delimited) {
    if (!delimited) {
      return 0;
    }
    char sign = 0;
    for (ColumnProfile column : columns) {
      boolean counts = column.facts().isNumeric() && !column.facts().isDate();
      char own = counts ? column.facts().decimals.ownSign() : 0;
      if (own != 0 && sign != 0 && own != sign) {
        return 0;
      }
      sign = own == 0 ? sign : own;
    }
    return sign;
  }

  /** The language other than English that most names speak, or English. */
  private static String language(List<ColumnProfile> columns) {
    Map<String, Integer> votes = new TreeMap<>();
    for (String language : LANGUAGES) {
      int words = 0;
      for (ColumnProfile column : columns) {
        words += Vocabulary.SHARED.wordsOf(language, column.path());
      }
      votes.put(language, words);
    }
    String best = "en";
    for (Map.Entry<String, Integer> vote : votes.entrySet()) {
      boolean enough = vote.getValue() >= 2;
      if (enough && vote.getValue() > votes.getOrDefault(best, 0)) {
        best = vote.getKey();
      }
    }
    return best;
  }
}
