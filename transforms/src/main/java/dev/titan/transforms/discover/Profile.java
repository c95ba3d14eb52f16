package dev.titan.transforms.discover;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a schema, before anybody asks what it is about.
 *
 * @param hints what was known before
 * @param records how many records were looked at; the skipped ones count
 * @param skipped rows that are no records of the schema (totals, footers)
 * @param columns the columns with values, ordered by place and path
 * @param shapes how many records have each shape fingerprint
 * @param context for whom
 * @param decimalSign the decimal sign that all settled columns share, or 0
 * @param language the language of the names, as far as decimals and dates follow it; {@code en} if
 *     none other shows
 * @param wholeMoney whether all its money is of currencies that are written without decimals, so
 *     that a sign between digits parts thousands
 */
record Profile(
    Hints hints,
    int records,
    BitSet skipped,
    List<ColumnProfile> columns,
    Map<String, Integer> shapes,
    DiscoveryContext context,
    char decimalSign,
    String language,
    boolean wholeMoney) {
  private static final Set<Role> COUNTS =
      Set.of(
          Role.QUANTITY,
          Role.ON_HAND,
          Role.PAR,
          Role.HOURS,
          Role.OVERTIME,
          Role.PARTY_SIZE,
          Role.RATING,
          Role.POINTS,
          Role.POINTS_BALANCE,
          Role.PERCENT,
          Role.MARGIN,
          Role.MARKETING_METRIC);

  /** The same, with what others say of the schema. */
  Profile with(List<Suggestion> said) {
    return new Profile(
        hints,
        records,
        skipped,
        columns,
        shapes,
        context.with(said),
        decimalSign,
        language,
        wholeMoney);
  }

  /** The number of records that count. */
  int size() {
    return records - skipped.cardinality();
  }

  boolean isAlwaysPresent(ColumnProfile column) {
    return column.facts().present().cardinality() == size();
  }

  boolean isAlwaysFilled(ColumnProfile column) {
    return column.facts().filledIn().cardinality() == size();
  }

  /** How a column writes decimals; the best guess where that is not settled. */
  DecimalStyle style(ColumnProfile column) {
    return column.facts().decimals.style(decimalSign, wholeMoney && mayBeMoney(column));
  }

  DecimalColumn.State decimalState(ColumnProfile column) {
    return column.facts().decimals.state(decimalSign, wholeMoney && mayBeMoney(column));
  }

  private static boolean mayBeMoney(ColumnProfile column) {
    return column.roles().keySet().stream().noneMatch(COUNTS::contains);
  }

  /** Whether a column has shown how it groups digits. */
  boolean hasOwnGrouping(ColumnProfile column) {
    return column.facts().decimals.hasGrouping(style(column).sign());
  }

  Optional<ColumnProfile> column(String path) {
    return columns.stream().filter(column -> column.path().equals(path)).findFirst();
  }

  /** The record-level columns of a role. */
  List<ColumnProfile> withRole(Role role) {
    return columns.stream().filter(c -> !c.name().inList() && c.has(role)).toList();
  }
}
