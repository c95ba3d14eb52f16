package dev.titan.transforms.discover;

/**
 * A number as the refinery reads it, before it is known which sign is the decimal one.
 *
 * @param dot its value with a decimal point, or null if it is no number then
 * @param comma its value with a decimal comma, or null if it is no number then
 * @param plain whether it is written in digits only
 * @param code whether it begins with a zero that a quantity would not have, as codes do
 * @param mark the letters or currency sign around the number, or empty
 */
record NumberText(Written dot, Written comma, boolean plain, boolean code, String mark) {
  /**
   * A reading.
   *
   * @param value the number
   * @param grouping the grouping sign that was needed to read it, or 0
   */
  record Written(double value, char grouping) {}

  /** Whether the two decimal signs give different numbers, of which either may be meant. */
  boolean isOpen() {
    return dot != null && comma != null && dot.value() != comma.value();
  }

  /** Its value, once the decimal sign is known; NaN if it has none. */
  double value(char decimal) {
    Written written = decimal == '.' ? dot : comma;
    return written == null ? Double.NaN : written.value();
  }
}
