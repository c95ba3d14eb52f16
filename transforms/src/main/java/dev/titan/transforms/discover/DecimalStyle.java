package dev.titan.transforms.discover;

/**
 * How a column writes decimals.
 *
 * @param decimal the decimal sign, {@code .} or {@code ,}
 * @param grouping the grouping sign, or empty
 */
record DecimalStyle(String decimal, String grouping) {
  /** Numbers of JSON. */
  static final DecimalStyle JSON = new DecimalStyle(".", "");

  char sign() {
    return decimal.charAt(0);
  }
}
