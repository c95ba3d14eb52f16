package dev.titan.transforms.discover;

import dev.titan.schemas.mapping.Operator;
import java.util.List;

/**
 * What fills a field.
 *
 * @param source the path as a person sees it; {@code A+B} for a value made of two
 * @param operator how the value is read
 * @param columns the columns that it is read from; empty for a constant
 * @param score how much speaks for it, about 0 to 1
 * @param reason why, for a person
 */
record FieldChoice(
    String source, Operator operator, List<ColumnProfile> columns, double score, String reason) {
  FieldChoice {
    columns = List.copyOf(columns);
  }

  static FieldChoice text(Candidate candidate) {
    String path = candidate.column().path();
    return of(candidate, new Operator.Path(path), candidate.reason());
  }

  static FieldChoice of(Candidate candidate, Operator operator, String reason) {
    ColumnProfile column = candidate.column();
    return new FieldChoice(column.path(), operator, List.of(column), candidate.score(), reason);
  }
}
