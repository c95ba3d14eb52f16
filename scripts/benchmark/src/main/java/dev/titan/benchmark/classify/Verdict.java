package dev.titan.benchmark.classify;

import dev.titan.schemas.ledger.Category;
import java.util.List;
import java.util.Set;

/**
 * How right Titan's reading of a source is.
 *
 * @param source the source
 * @param accepted whether Titan would use it without a person
 * @param category what Titan takes it for
 * @param confidence how sure Titan says it is
 * @param strict what is as the label's first choice has it
 * @param fair what is as the label's first choice or an alternative has it
 * @param wrong what differs, for a person
 * @param why what Titan says of it
 */
record Verdict(
    LabelledSource source,
    boolean accepted,
    Category category,
    double confidence,
    Set<Point> strict,
    Set<Point> fair,
    List<String> wrong,
    List<String> why) {

  /** What is judged. */
  enum Point {
    CATEGORY,
    EVENT_ID,
    EVENT_TIME,
    AMOUNT,
    QUANTITY,
    /** The amount of the first record. */
    FIRST_AMOUNT,
    /** All that the label knows of the first record. */
    VALUES
  }

  Label.Expect expect() {
    return source.label().expect();
  }

  boolean isBusiness() {
    return expect() != Label.Expect.JUNK;
  }

  /** Accepted though it should not be, as another category, or with values that are not so. */
  boolean isSilentlyWrong() {
    return accepted && !isRight();
  }

  /** Whether using this reading would do no harm. */
  boolean isRight() {
    return expect() == Label.Expect.ACCEPT
        && fair.contains(Point.CATEGORY)
        && fair.contains(Point.VALUES);
  }
}
