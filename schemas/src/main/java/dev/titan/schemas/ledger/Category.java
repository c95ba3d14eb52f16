package dev.titan.schemas.ledger;

/** What an entry is about, with what the guard demands of it. */
public enum Category {
  SALE(Kind.STREAM, new Rules(Need.AMOUNT).timed()),
  REFUND(Kind.STREAM, new Rules(Need.AMOUNT).timed()),
  PAYMENT(Kind.STREAM, new Rules(Need.AMOUNT).timed()),
  PAYOUT(Kind.STREAM, new Rules(Need.AMOUNT).timed().future(31)),
  FEE(Kind.STREAM, new Rules(Need.AMOUNT).timed()),
  EXPENSE(Kind.STREAM, new Rules(Need.AMOUNT).timed().future(31)),
  PURCHASE(Kind.STREAM, new Rules(Need.AMOUNT).timed().future(366)),
  INVENTORY(Kind.STATE, new Rules(Need.QUANTITY)),
  WASTAGE(Kind.STREAM, new Rules(Need.QUANTITY_OR_AMOUNT).timed().quantity(Sign.NOT_NEGATIVE)),
  LABOR(
      Kind.STREAM,
      new Rules(Need.QUANTITY_OR_AMOUNT).timed().future(92).quantity(Sign.NOT_NEGATIVE).personal()),
  CUSTOMER(Kind.STATE, new Rules(Need.NOTHING).past(36_525).personal()),
  VENDOR(Kind.STATE, new Rules(Need.NOTHING).past(36_525)),
  MENU(Kind.STATE, new Rules(Need.NOTHING).amount(Sign.NOT_NEGATIVE).future(366)),
  RESERVATION(
      Kind.STREAM,
      new Rules(Need.NOTHING).timed().future(731).quantity(Sign.NOT_NEGATIVE).personal()),
  LOYALTY(Kind.STREAM, new Rules(Need.QUANTITY_OR_AMOUNT).timed().personal()),
  MARKETING(Kind.STREAM, new Rules(Need.NOTHING).timed().future(366)),
  FEEDBACK(Kind.STREAM, new Rules(Need.NOTHING).timed().quantity(Sign.NOT_NEGATIVE).personal()),
  OPERATIONS(Kind.STREAM, new Rules(Need.NOTHING).timed().future(366)),
  /** What no classifier named. It never reaches the ledger. */
  UNKNOWN(Kind.STREAM, new Rules(Need.NOTHING));

  private final Kind defaultKind;
  private final Rules rules;

  Category(Kind defaultKind, Rules rules) {
    this.defaultKind = defaultKind;
    this.rules = rules;
  }

  /** What entries of this category usually are. */
  public Kind defaultKind() {
    return defaultKind;
  }

  /** What the guard demands. */
  public Rules rules() {
    return rules;
  }

  /** Which numbers an entry must have. An amount always needs a currency. */
  public enum Need {
    AMOUNT,
    QUANTITY,
    QUANTITY_OR_AMOUNT,
    NOTHING
  }

  /**
   * The demands of one category.
   *
   * @param need the numbers that must be there
   * @param needsTime an event time must be there
   * @param amountSign the sign that an amount may have
   * @param quantitySign the sign that a quantity may have
   * @param pastDays how many days before its receipt an event may lie
   * @param futureDays how many days after its receipt an event may lie
   * @param personalNames the names of its counterparties are personal data
   */
  public record Rules(
      Need need,
      boolean needsTime,
      Sign amountSign,
      Sign quantitySign,
      int pastDays,
      int futureDays,
      boolean personalNames) {

    /** Twenty years back; two days ahead, as zones and clocks differ. */
    Rules(Need need) {
      this(need, false, Sign.ANY, Sign.ANY, 7_305, 2, false);
    }

    Rules timed() {
      return new Rules(need, true, amountSign, quantitySign, pastDays, futureDays, personalNames);
    }

    Rules past(int days) {
      return new Rules(need, needsTime, amountSign, quantitySign, days, futureDays, personalNames);
    }

    Rules future(int days) {
      return new Rules(need, needsTime, amountSign, quantitySign, pastDays, days, personalNames);
    }

    Rules amount(Sign sign) {
      return new Rules(need, needsTime, sign, quantitySign, pastDays, futureDays, personalNames);
    }

    Rules quantity(Sign sign) {
      return new Rules(need, needsTime, amountSign, sign, pastDays, futureDays, personalNames);
    }

    Rules personal() {
      return new Rules(need, needsTime, amountSign, quantitySign, pastDays, futureDays, true);
    }
  }
}
