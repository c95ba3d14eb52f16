package dev.titan.transforms.refine;

import dev.titan.transforms.record.FlatRecord;

/** {@code path}: the text at a place of the record, without the space around it. */
final class PathReader implements TextReader {
  private final PathRef path;

  /** The field takes the whole value, so it does not stay among the attributes. */
  private final boolean consumes;

  PathReader(PathRef path, boolean consumes) {
    this.path = path;
    this.consumes = consumes;
  }

  @Override
  public Reading text(Evaluation on, TextValue out) {
    int token = path.token(on);
    // Of a list that is not exploded, the first element that has a value counts.
    while (token != FlatRecord.NONE && !hasText(on, token, out)) {
      token = path.next(on, token);
    }
    on.lastToken = token;
    if (token == FlatRecord.NONE) {
      return Reading.NONE;
    }
    out.number = on.record.kind(token) == FlatRecord.NUMBER;
    out.personal = on.info(token).personal;
    if (consumes) {
      on.consume(token);
    }
    return Reading.VALUE;
  }

  private static boolean hasText(Evaluation on, int token, TextValue out) {
    return on.record.text(token, out.slice) && !out.slice.trim().isEmpty();
  }
}
