package dev.titan.transforms.refine;

import dev.titan.schemas.reason.ReasonCode;

/** The operators that give a point in time. */
final class TimeReaders {
  private TimeReaders() {}

  /** {@code parseDateTime}. */
  static final class Parsed implements TimeReader {
    private final TextReader of;
    private final DateTimeParser parser;
    private final String expected;
    private final TextValue text = new TextValue();

    Parsed(TextReader of, DateTimeParser parser, String expected) {
      this.of = of;
      this.parser = parser;
      this.expected = expected;
    }

    @Override
    public Reading time(Evaluation on, DateTimeValue out) {
      Reading reading = of.text(on, text);
      if (reading != Reading.VALUE) {
        return reading;
      }
      if (!parser.parse(text.slice, on.place.zone, out)) {
        return on.fail(ReasonCode.DATE_INVALID, expected, text.slice);
      }
      return Reading.VALUE;
    }
  }

  /** {@code coalesce} of times. */
  static final class Coalesce implements TimeReader {
    private final TimeReader[] operands;

    Coalesce(TimeReader[] operands) {
      this.operands = operands;
    }

    @Override
    public Reading time(Evaluation on, DateTimeValue out) {
      for (TimeReader operand : operands) {
        Reading reading = operand.time(on, out);
        if (reading != Reading.NONE) {
          return reading;
        }
      }
      return Reading.NONE;
    }
  }
}
