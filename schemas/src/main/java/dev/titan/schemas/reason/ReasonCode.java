package dev.titan.schemas.reason;

/**
 * Why a record (or a whole input) became a dead letter. This is the only taxonomy of failures in
 * Titan; free text is detail. Numbers are stable for ever: a code may be retired, never reused.
 */
public enum ReasonCode {
  // 1xx: a whole input
  INPUT_UNREADABLE(
      101,
      Stage.DECODE,
      Owner.SYSTEM,
      "the input could not be opened or read",
      "check that the file exists and that this user may read it"),
  INPUT_CORRUPT(
      102,
      Stage.DECODE,
      Owner.DATA,
      "the container is damaged (truncated gzip, broken zip or workbook)",
      "ask the sender for the file again"),
  INPUT_UNSUPPORTED(
      103,
      Stage.DECODE,
      Owner.DATA,
      "this is no JSON, NDJSON, CSV, TSV or XLSX, nor a gzip or zip of those",
      "export the data in one of these formats"),
  INPUT_ENCRYPTED(
      104,
      Stage.DECODE,
      Owner.DATA,
      "the file is protected by a password",
      "save it without a password"),
  INPUT_LIMIT(
      105,
      Stage.DECODE,
      Owner.DATA,
      "the input is beyond the limits (it expands too far, or has too many members or columns)",
      "split the file, or raise the limit in the settings if you trust the sender"),
  INPUT_ENCODING(
      106,
      Stage.DECODE,
      Owner.DATA,
      "the text is in no encoding that Titan knows",
      "export the data as UTF-8"),
  INPUT_EMPTY(
      107,
      Stage.DECODE,
      Owner.DATA,
      "the input holds nothing, or white space only",
      "check the export at its source"),
  MESSAGE_INVALID(
      108,
      Stage.DECODE,
      Owner.DATA,
      "the attributes of a message do not say what it is, or whose records it holds",
      "see the detail; correct what publishes the message, and publish it again"),
  TENANT_NOT_TRUSTED(
      109,
      Stage.DECODE,
      Owner.CONFIG,
      "the message names a tenant that its subscription is not trusted with",
      "if it is right, name the tenant with --trust-tenant, and publish the message again"),

  // 2xx: a record that cannot be decoded
  RECORD_MALFORMED(
      201,
      Stage.DECODE,
      Owner.DATA,
      "the record is not well-formed",
      "see the position in the detail; ask the sender to correct this record"),
  RECORD_TRUNCATED(
      202,
      Stage.DECODE,
      Owner.DATA,
      "the input ends in the middle of the record",
      "ask the sender for the file again"),
  RECORD_TOO_LARGE(
      203,
      Stage.DECODE,
      Owner.DATA,
      "the record is larger, nested deeper or has more keys than the limits allow",
      "split the record, or raise the limit in the settings"),
  RECORD_NOT_OBJECT(
      204,
      Stage.DECODE,
      Owner.DATA,
      "the element is a bare value, not an object",
      "send one JSON object per record"),
  RECORD_RAGGED(
      205,
      Stage.DECODE,
      Owner.DATA,
      "the row has more cells than the header has names",
      "look for an unquoted delimiter in the row"),
  RECORD_ENCODING(
      206,
      Stage.DECODE,
      Owner.DATA,
      "the record holds bytes or characters that are no valid text",
      "export the data as UTF-8"),
  RECORD_DUPLICATE_KEY(
      207,
      Stage.DECODE,
      Owner.DATA,
      "the object names one key twice, so that its value is not certain",
      "ask the sender to name each key once"),

  // 3xx: no certain mapping
  UNMAPPED_SCHEMA(
      301,
      Stage.CLASSIFY,
      Owner.CONFIG,
      "no mapping reads records of this shape",
      "run `titan discover` on the file, correct the mapping it prints, `titan mappings import` it,"
          + " and replay its dead letters with `titan replay --dead-letters`"),
  AMBIGUOUS_MAPPING(
      302,
      Stage.CLASSIFY,
      Owner.CONFIG,
      "more than one mapping reads records of this shape",
      "name the source with --source, or narrow the needs of one of the mappings and replay its dead"
          + " letters with `titan replay --dead-letters`"),

  // 4xx: the mapping's operators
  FIELD_MISSING(
      401,
      Stage.REFINE,
      Owner.DATA,
      "a field that the mapping needs is empty",
      "correct the record at its source"),
  DECIMAL_INVALID(
      402,
      Stage.REFINE,
      Owner.DATA,
      "the value is no decimal number as the mapping expects it",
      "correct the record, or the mapping's decimal and grouping signs"),
  DATE_INVALID(
      403,
      Stage.REFINE,
      Owner.DATA,
      "the value is no date as the mapping expects it",
      "correct the record, or the mapping's date pattern"),
  VALUE_UNMAPPED(
      404,
      Stage.REFINE,
      Owner.CONFIG,
      "the value is not among those that the mapping lists",
      "add the value to the mapping's enumMap or table"),
  EXPLODE_EMPTY(
      405,
      Stage.REFINE,
      Owner.DATA,
      "the list that the mapping explodes is empty",
      "correct the record at its source"),

  // 5xx: the guard
  REQUIRED_MISSING(
      501,
      Stage.GUARD,
      Owner.DATA,
      "a field that the category requires has no value",
      "correct the record, or map the field"),
  CURRENCY_UNKNOWN(
      502,
      Stage.GUARD,
      Owner.CONFIG,
      "the category needs a currency and neither the record nor its location names one",
      "run `titan locations set` with --currency, or map the currency"),
  CURRENCY_INVALID(
      503,
      Stage.GUARD,
      Owner.DATA,
      "the currency is no ISO 4217 code",
      "correct the record, or map the value with enumMap"),
  DATE_OUT_OF_RANGE(
      504,
      Stage.GUARD,
      Owner.DATA,
      "the date is too far from the time of receipt for this category",
      "correct the record, or the mapping's date pattern"),
  NUMBER_OUT_OF_RANGE(
      505,
      Stage.GUARD,
      Owner.DATA,
      "the number does not fit NUMERIC(38,9) exactly",
      "correct the record at its source"),
  SIGN_INVALID(
      506,
      Stage.GUARD,
      Owner.DATA,
      "the sign contradicts the category",
      "correct the record, or map its category"),
  TEXT_TOO_LONG(
      507,
      Stage.GUARD,
      Owner.DATA,
      "a text is longer than its column allows",
      "shorten the text, or map it elsewhere"),
  TEXT_INVALID(
      508,
      Stage.GUARD,
      Owner.DATA,
      "a text holds a NUL character or half of a surrogate pair",
      "correct the record at its source"),
  RULE_VIOLATED(
      509,
      Stage.GUARD,
      Owner.DATA,
      "one of the tenant's own rules refuses the record",
      "correct the record, or the rule"),
  RULE_FAILED(
      510,
      Stage.GUARD,
      Owner.CONFIG,
      "one of the tenant's own rules cannot be evaluated on the record",
      "correct the rule"),
  ID_NOT_UNIQUE(
      511,
      Stage.GUARD,
      Owner.CONFIG,
      "one event id stands for events of distant dates, or a run revises too many events:"
          + " the mapped id does not seem to be one",
      "map another event_id (or none), or declare the ids' scope"),
  HELD(
      512,
      Stage.GUARD,
      Owner.CONFIG,
      "the record waits for a person's decision",
      "look at the case and approve or reject it");

  private final int number;
  private final Stage stage;
  private final Owner owner;
  private final String meaning;
  private final String remedy;

  ReasonCode(int number, Stage stage, Owner owner, String meaning, String remedy) {
    this.number = number;
    this.stage = stage;
    this.owner = owner;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /** The stable number of this code. */
  public int number() {
    return number;
  }

  /** The step that gives this code. */
  public Stage stage() {
    return stage;
  }

  /** Who can mend it. */
  public Owner owner() {
    return owner;
  }

  /** What it means, as a clause without a full stop. */
  public String meaning() {
    return meaning;
  }

  /** What to do, as a clause without a full stop. */
  public String remedy() {
    return remedy;
  }
}
