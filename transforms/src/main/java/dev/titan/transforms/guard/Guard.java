package dev.titan.transforms.guard;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.ledger.Sign;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.Slice;
import dev.titan.transforms.record.Utf8;
import dev.titan.transforms.refine.Currencies;
import dev.titan.transforms.refine.DecimalValue;
import dev.titan.transforms.refine.EntryLine;
import dev.titan.transforms.refine.EntryLines;
import dev.titan.transforms.refine.RefineOutcome;

/**
 * The last check before the ledger: the demands of the category, of the columns and of the tenant's
 * own rules on each line. A record is all or nothing: the first line that fails fails it.
 */
public final class Guard {
  private final TenantRules rules;

  /** A guard for one tenant. */
  public Guard(TenantRules rules) {
    this.rules = rules;
  }

  /**
   * Checks the lines of one record.
   *
   * @param outcome the outcome of refining it; becomes a failure if a line does not pass
   * @return whether all lines pass
   */
  public boolean check(EntryLines lines, GuardContext context, RefineOutcome outcome) {
    for (int i = 0; i < lines.size(); i++) {
      EntryLine line = lines.line(i);
      boolean passes =
          numbers(line, outcome)
              && currency(line, outcome)
              && time(line, context, outcome)
              && texts(line, outcome)
              && rules.allow(line, context, outcome);
      if (!passes) {
        return false;
      }
    }
    return true;
  }

  private static boolean numbers(EntryLine line, RefineOutcome outcome) {
    Category.Rules demands = line.category().rules();
    Field missing = missing(line, demands.need());
    if (missing != null) {
      return fail(
          outcome,
          ReasonCode.REQUIRED_MISSING,
          missing,
          line.category() + " needs " + words(demands.need()));
    }
    return number(line.hasAmount(), line.amount(), demands.amountSign(), Field.AMOUNT, outcome)
        && number(
            line.hasQuantity(), line.quantity(), demands.quantitySign(), Field.QUANTITY, outcome);
  }

  private static Field missing(EntryLine line, Category.Need need) {
    return switch (need) {
      case AMOUNT -> line.hasAmount() ? null : Field.AMOUNT;
      case QUANTITY -> line.hasQuantity() ? null : Field.QUANTITY;
      case QUANTITY_OR_AMOUNT -> line.hasQuantity() || line.hasAmount() ? null : Field.QUANTITY;
      case NOTHING -> null;
    };
  }

  private static String words(Category.Need need) {
    return switch (need) {
      case AMOUNT -> "an amount";
      case QUANTITY -> "a quantity";
      case QUANTITY_OR_AMOUNT -> "a quantity or an amount";
      case NOTHING -> "nothing";
    };
  }

  private static boolean number(
      boolean has, DecimalValue value, Sign sign, Field field, RefineOutcome outcome) {
    if (!has) {
      return true;
    }
    if (!value.fitsLedger()) {
      return fail(
          outcome,
          ReasonCode.NUMBER_OUT_OF_RANGE,
          field,
          "at most 29 digits before and 9 after the decimal point");
    }
    if (sign == Sign.NOT_NEGATIVE && value.signum() < 0) {
      return fail(outcome, ReasonCode.SIGN_INVALID, field, "it must not be negative");
    }
    return true;
  }

  private static boolean currency(EntryLine line, RefineOutcome outcome) {
    if (line.currency().isEmpty()) {
      return !line.hasAmount()
          || fail(
              outcome,
              ReasonCode.CURRENCY_UNKNOWN,
              Field.CURRENCY,
              "an amount needs a currency, and neither the record nor its location names one");
    }
    return Currencies.fractionDigits(line.currency()) != Currencies.UNKNOWN
        || fail(outcome, ReasonCode.CURRENCY_INVALID, Field.CURRENCY, "it is no ISO 4217 currency");
  }

  private static boolean time(EntryLine line, GuardContext context, RefineOutcome outcome) {
    Category.Rules demands = line.category().rules();
    if (!line.hasEventTime()) {
      return !demands.needsTime()
          || fail(
              outcome,
              ReasonCode.REQUIRED_MISSING,
              Field.EVENT_TIME,
              line.category() + " needs an event time");
    }
    int ahead = line.eventDay() - context.receivedDay();
    if (ahead > demands.futureDays()) {
      return fail(
          outcome,
          ReasonCode.DATE_OUT_OF_RANGE,
          Field.EVENT_TIME,
          "more than " + demands.futureDays() + " days after the receipt");
    }
    if (-ahead > demands.pastDays()) {
      return fail(
          outcome,
          ReasonCode.DATE_OUT_OF_RANGE,
          Field.EVENT_TIME,
          "more than " + demands.pastDays() + " days before the receipt");
    }
    return true;
  }

  private static boolean texts(EntryLine line, RefineOutcome outcome) {
    return text(line.eventId(), Field.EVENT_ID, outcome)
        && text(line.locationId(), Field.LOCATION_ID, outcome)
        && text(line.unit(), Field.UNIT, outcome)
        && text(line.description(), Field.DESCRIPTION, outcome)
        && text(line.counterparty(), Field.COUNTERPARTY, outcome)
        && text(line.reference(), Field.REFERENCE, outcome)
        && attributes(line, outcome);
  }

  private static boolean text(Slice text, Field field, RefineOutcome outcome) {
    if (text.isEmpty()) {
      return true;
    }
    if (text.length() > field.maxLength()) {
      return fail(
          outcome,
          ReasonCode.TEXT_TOO_LONG,
          field,
          text.length() + " bytes, and at most " + field.maxLength() + " fit");
    }
    return Utf8.isText(text.bytes, text.start, text.end)
        || fail(outcome, ReasonCode.TEXT_INVALID, field, null);
  }

  private static boolean attributes(EntryLine line, RefineOutcome outcome) {
    ByteBuilder json = line.attributes();
    if (!line.attributesHoldNul() && Utf8.isText(json.bytes(), 0, json.length())) {
      return true;
    }
    outcome.failed(ReasonCode.TEXT_INVALID, "attributes", null);
    return false;
  }

  private static boolean fail(
      RefineOutcome outcome, ReasonCode reason, Field field, String detail) {
    outcome.failed(reason, field.column(), detail);
    return false;
  }
}
