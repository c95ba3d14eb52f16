package dev.titan.transforms.refine;

import dev.titan.schemas.mapping.PersonalType;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.Slice;
import java.nio.charset.StandardCharsets;

/** The operators that make a text of other texts. */
final class TextReaders {
  private TextReaders() {}

  /** {@code const}. */
  static final class Const implements TextReader {
    private final byte[] value;

    Const(String value) {
      this.value = value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Reading text(Evaluation on, TextValue out) {
      out.set(value, 0, value.length);
      return Reading.VALUE;
    }
  }

  /** {@code coalesce}: the first operand that gives a value; a value that fails ends the search. */
  static final class Coalesce implements TextReader {
    private final TextReader[] operands;

    Coalesce(TextReader[] operands) {
      this.operands = operands;
    }

    @Override
    public Reading text(Evaluation on, TextValue out) {
      for (TextReader operand : operands) {
        Reading reading = operand.text(on, out);
        if (reading != Reading.NONE) {
          return reading;
        }
      }
      return Reading.NONE;
    }
  }

  /**
   * {@code concat}: personal operands are joined as tokens, as nothing could be told apart later.
   */
  static final class Concat implements TextReader {
    private final TextReader[] operands;
    private final byte[] separator;
    private final boolean tokens;
    private final ByteBuilder joined = new ByteBuilder();
    private final TextValue part = new TextValue();

    /**
     * Joins texts.
     *
     * @param tokens whether personal operands are replaced; not so where a value is parsed from it
     */
    Concat(TextReader[] operands, String separator, boolean tokens) {
      this.operands = operands;
      this.separator = separator.getBytes(StandardCharsets.UTF_8);
      this.tokens = tokens;
    }

    @Override
    public Reading text(Evaluation on, TextValue out) {
      joined.clear();
      PersonalType all = null;
      boolean uniform = true;
      for (TextReader operand : operands) {
        Reading reading = operand.text(on, part);
        if (reading == Reading.FAILED) {
          return reading;
        }
        if (reading == Reading.NONE) {
          continue;
        }
        boolean first = joined.length() == 0;
        uniform &= first || all == part.personal;
        all = part.personal;
        if (!first) {
          joined.append(separator);
        }
        joined.append(part.slice);
      }
      if (joined.length() == 0) {
        return Reading.NONE;
      }
      if (!uniform && tokens) {
        join(on);
        all = null;
      }
      int start = on.arena.length();
      on.arena.append(joined);
      out.set(on.arena.bytes(), start, on.arena.length());
      // A first and a last name together are one name, and get one token.
      out.personal = all;
      return Reading.VALUE;
    }

    /** Joins again, each personal operand as its own token. */
    private void join(Evaluation on) {
      joined.clear();
      for (TextReader operand : operands) {
        if (operand.text(on, part) != Reading.VALUE) {
          continue;
        }
        if (joined.length() > 0) {
          joined.append(separator);
        }
        if (part.personal == null) {
          joined.append(part.slice);
        } else {
          on.context.tokenizer().append(part.personal, part.slice, joined);
        }
      }
    }
  }

  /** {@code split}: one piece of a text; still personal data if the whole was. */
  static final class Split implements TextReader {
    private final TextReader of;
    private final byte[] separator;
    private final int index;

    Split(TextReader of, String separator, int index) {
      this.of = of;
      this.separator = separator.getBytes(StandardCharsets.UTF_8);
      this.index = index;
    }

    @Override
    public Reading text(Evaluation on, TextValue out) {
      Reading reading = of.text(on, out);
      if (reading != Reading.VALUE) {
        return reading;
      }
      out.number = false;
      Slice text = out.slice;
      int wanted = index;
      if (index < 0) {
        wanted += pieces(text);
      }
      if (wanted < 0) {
        return Reading.NONE;
      }
      int start = text.start;
      for (int i = 0; i < wanted; i++) {
        int cut = next(text, start);
        if (cut < 0) {
          return Reading.NONE;
        }
        start = cut + separator.length;
      }
      int end = next(text, start);
      text.set(text.bytes, start, end < 0 ? text.end : end);
      return text.trim().isEmpty() ? Reading.NONE : Reading.VALUE;
    }

    private int pieces(Slice text) {
      int pieces = 1;
      for (int at = next(text, text.start); at >= 0; at = next(text, at + separator.length)) {
        pieces++;
      }
      return pieces;
    }

    private int next(Slice text, int from) {
      for (int at = from; at + separator.length <= text.end; at++) {
        int same = 0;
        while (same < separator.length && text.bytes[at + same] == separator[same]) {
          same++;
        }
        if (same == separator.length) {
          return at;
        }
      }
      return -1;
    }
  }

  /** {@code enumMap} and {@code lookup}. */
  static final class Mapped implements TextReader {
    private final TextReader of;
    private final FoldedTable<byte[]> table;
    private final byte[] otherwise;
    private final String detail;

    /**
     * Maps a text to another.
     *
     * @param otherwise what other texts become, or null where they fail
     * @param detail what a failure says
     */
    Mapped(TextReader of, FoldedTable<byte[]> table, byte[] otherwise, String detail) {
      this.of = of;
      this.table = table;
      this.otherwise = otherwise;
      this.detail = detail;
    }

    @Override
    public Reading text(Evaluation on, TextValue out) {
      Reading reading = of.text(on, out);
      if (reading != Reading.VALUE) {
        return reading;
      }
      byte[] value = table.get(out.slice);
      if (value == null) {
        value = otherwise;
      }
      if (value == null) {
        return on.fail(ReasonCode.VALUE_UNMAPPED, detail);
      }
      out.set(value, 0, value.length);
      return value.length == 0 ? Reading.NONE : Reading.VALUE;
    }
  }

  /** A decimal number where a text is wanted: its canonical form. */
  static final class OfDecimal implements TextReader {
    private final DecimalReader of;
    private final DecimalValue value = new DecimalValue();

    OfDecimal(DecimalReader of) {
      this.of = of;
    }

    @Override
    public Reading text(Evaluation on, TextValue out) {
      Reading reading = of.decimal(on, value);
      if (reading == Reading.VALUE) {
        int start = on.arena.length();
        value.writePlain(on.arena);
        out.set(on.arena.bytes(), start, on.arena.length());
        out.number = true;
      }
      return reading;
    }
  }

  /** A point in time where a text is wanted: ISO 8601 in UTC, or the date if it named no time. */
  static final class OfTime implements TextReader {
    private final TimeReader of;
    private final DateTimeValue value = new DateTimeValue();

    OfTime(TimeReader of) {
      this.of = of;
    }

    @Override
    public Reading text(Evaluation on, TextValue out) {
      Reading reading = of.time(on, value);
      if (reading == Reading.VALUE) {
        int start = on.arena.length();
        on.arena.append(value.toString());
        out.set(on.arena.bytes(), start, on.arena.length());
      }
      return reading;
    }
  }
}
