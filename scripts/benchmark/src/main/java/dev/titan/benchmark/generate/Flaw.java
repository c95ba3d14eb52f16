package dev.titan.benchmark.generate;

import dev.titan.schemas.reason.ReasonCode;

/** What is wrong with an event, and the reason that Titan must then give. */
enum Flaw {
  /** Nothing. */
  NONE(null, null),
  /** Cut off in its middle. A row of CSV then lacks its amount. */
  TRUNCATED(ReasonCode.RECORD_TRUNCATED, ReasonCode.REQUIRED_MISSING),
  /** A line of some log. */
  GARBAGE(ReasonCode.RECORD_MALFORMED, ReasonCode.REQUIRED_MISSING),
  /** A schema without the field that identifies the event; in CSV, an empty cell. */
  NO_ID(ReasonCode.UNMAPPED_SCHEMA, ReasonCode.FIELD_MISSING),
  /** A date that is none. */
  BAD_DATE(ReasonCode.DATE_INVALID, ReasonCode.DATE_INVALID),
  /** A date before anything that is still booked. */
  FAR_DATE(ReasonCode.DATE_OUT_OF_RANGE, ReasonCode.DATE_OUT_OF_RANGE),
  /** An amount that is no number, or one beyond all bounds. */
  BAD_AMOUNT(ReasonCode.DECIMAL_INVALID, ReasonCode.DECIMAL_INVALID);

  private final ReasonCode inJson;
  private final ReasonCode inCsv;

  Flaw(ReasonCode inJson, ReasonCode inCsv) {
    this.inJson = inJson;
    this.inCsv = inCsv;
  }

  /** The reason to be given for an event of that vendor. */
  ReasonCode reason(Layout layout, Vendor vendor) {
    if (layout == Layout.CSV) {
      return inCsv;
    }
    // Where the schema has a number, only one that no ledger can hold is wrong.
    boolean number = vendor == Vendor.BANK || vendor == Vendor.ERP;
    return this == BAD_AMOUNT && number ? ReasonCode.NUMBER_OUT_OF_RANGE : inJson;
  }

  /** The flaw of one of a hundred broken events. */
  static Flaw ofHundred(int number) {
    if (number < 25) {
      return TRUNCATED;
    }
    if (number < 40) {
      return GARBAGE;
    }
    if (number < 60) {
      return NO_ID;
    }
    if (number < 80) {
      return BAD_DATE;
    }
    return number < 90 ? FAR_DATE : BAD_AMOUNT;
  }
}
