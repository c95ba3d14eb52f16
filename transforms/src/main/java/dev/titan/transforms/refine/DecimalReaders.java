package dev.titan.transforms.refine;

import dev.titan.schemas.reason.ReasonCode;
import dev.titan.transforms.record.Slice;
import java.util.Arrays;

/** The operators that give a decimal number. */
final class DecimalReaders {
  private DecimalReaders() {}

  /** {@code parseDecimal}; a number of JSON is read as JSON writes it, whatever the signs. */
  static final class Parsed implements DecimalReader {
    private final TextReader of;
    private final DecimalParser parser;
    private final String expected;
    private final TextValue text = new TextValue();

    Parsed(TextReader of, DecimalParser parser, String expected) {
      this.of = of;
      this.parser = parser;
      this.expected = expected;
    }

    @Override
    public Reading decimal(Evaluation on, DecimalValue out) {
      Reading reading = of.text(on, text);
      if (reading != Reading.VALUE) {
        return reading;
      }
      if (text.number) {
        return out.parseJson(text.slice) ? Reading.VALUE : fail(on);
      }
      if (!parser.parse(text.slice, out)) {
        return fail(on);
      }
      if (parser.hasMark()) {
        // The number does not say all that the cell said.
        on.releaseLast();
        if (contradicts(on.currency, parser.currency())) {
          return on.fail(
              ReasonCode.CURRENCY_INVALID,
              "the value names another currency than the one of the entry");
        }
      }
      return Reading.VALUE;
    }

    private Reading fail(Evaluation on) {
      return on.fail(ReasonCode.DECIMAL_INVALID, expected, text.slice);
    }

    private static boolean contradicts(Slice entry, byte[] found) {
      return found != null
          && !entry.isEmpty()
          && !Arrays.equals(found, 0, found.length, entry.bytes, entry.start, entry.end);
    }
  }

  /** {@code coalesce} of numbers. */
  static final class Coalesce implements DecimalReader {
    private final DecimalReader[] operands;

    Coalesce(DecimalReader[] operands) {
      this.operands = operands;
    }

    @Override
    public Reading decimal(Evaluation on, DecimalValue out) {
      for (DecimalReader operand : operands) {
        Reading reading = operand.decimal(on, out);
        if (reading != Reading.NONE) {
          return reading;
        }
      }
      return Reading.NONE;
    }
  }

  /** {@code scale} by a power of ten. */
  static final class Scaled implements DecimalReader {
    private final DecimalReader of;
    private final int power;

    Scaled(DecimalReader of, int power) {
      this.of = of;
      this.power = power;
    }

    @Override
    public Reading decimal(Evaluation on, DecimalValue out) {
      Reading reading = of.decimal(on, out);
      if (reading == Reading.VALUE) {
        out.scaleByPowerOfTen(power);
      }
      return reading;
    }
  }

  /** {@code scale} from minor units: cents of the euro, fils of the dinar, yen as they are. */
  static final class FromMinorUnits implements DecimalReader {
    private final DecimalReader of;

    FromMinorUnits(DecimalReader of) {
      this.of = of;
    }

    @Override
    public Reading decimal(Evaluation on, DecimalValue out) {
      Reading reading = of.decimal(on, out);
      if (reading != Reading.VALUE) {
        return reading;
      }
      if (on.currency.isEmpty()) {
        return on.fail(ReasonCode.CURRENCY_UNKNOWN, "minor units need a currency");
      }
      int digits = Currencies.fractionDigits(on.currency);
      if (digits == Currencies.UNKNOWN) {
        return on.fail(ReasonCode.CURRENCY_INVALID, "minor units need an ISO 4217 currency");
      }
      out.scaleByPowerOfTen(-digits);
      return Reading.VALUE;
    }
  }

  /** {@code negateIf}. */
  static final class NegatedIf implements DecimalReader {
    private final DecimalReader of;
    private final CompiledCondition when;

    NegatedIf(DecimalReader of, CompiledCondition when) {
      this.of = of;
      this.when = when;
    }

    @Override
    public Reading decimal(Evaluation on, DecimalValue out) {
      Reading reading = of.decimal(on, out);
      if (reading == Reading.VALUE && when.holds(on)) {
        out.negate();
      }
      return reading;
    }
  }

  /** {@code difference}. */
  static final class Difference implements DecimalReader {
    private final DecimalReader of;
    private final DecimalReader less;
    private final DecimalValue other = new DecimalValue();

    Difference(DecimalReader of, DecimalReader less) {
      this.of = of;
      this.less = less;
    }

    @Override
    public Reading decimal(Evaluation on, DecimalValue out) {
      Reading first = of.decimal(on, out);
      if (first == Reading.FAILED) {
        return first;
      }
      Reading second = less.decimal(on, other);
      if (second != Reading.VALUE) {
        return second == Reading.NONE ? first : second;
      }
      if (first == Reading.NONE) {
        out.set(other);
        out.negate();
      } else {
        out.set(out.toBigDecimal().subtract(other.toBigDecimal()));
      }
      return Reading.VALUE;
    }
  }
}
