package dev.titan.transforms.discover;

import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.mapping.Operator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Ratings that are written as words, {@code FIVE} for five stars, as Google's reviews have them.
 */
final class RatingWords {
  private static final Map<String, String> NUMBERS =
      Map.of("one", "1", "two", "2", "three", "3", "four", "4", "five", "5");

  private RatingWords() {}

  /** Chooses the quantity, if a column of words is the rating. */
  static void assign(Profile profile, Assignment assignment) {
    for (ColumnProfile column : profile.columns()) {
      if (!column.name().inList() && !assignment.fills(Field.QUANTITY) && isRating(column)) {
        Operator number =
            new Operator.ParseDecimal(
                new Operator.EnumMap(new Operator.Path(column.path()), NUMBERS, null), ".", "");
        assignment.choose(
            Field.QUANTITY,
            new FieldChoice(
                column.path(), number, List.of(column), 0.9, "its words are numbers of stars"));
      }
    }
  }

  private static boolean isRating(ColumnProfile column) {
    Set<String> words = column.facts().words().keySet();
    return column.name().atoms().contains("rating")
        && !words.isEmpty()
        && words.stream().allMatch(word -> NUMBERS.containsKey(word.toLowerCase(Locale.ROOT)));
  }
}
