package dev.titan.storage.warehouse;

/**
 * How many records of a run were dead or ignored for one reason.
 *
 * @param outcome {@code DEAD_LETTERED} or {@code IGNORED}
 * @param code the name of a {@link dev.titan.schemas.reason.ReasonCode} or {@link
 *     dev.titan.schemas.reason.IgnoreCode}
 * @param records how many
 */
public record CodeCount(String outcome, String code, long records) {

  static CodeCount of(Row row) {
    return new CodeCount(row.text("outcome"), row.text("code"), row.number("records"));
  }
}
