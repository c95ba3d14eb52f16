package dev.titan.pipelines.launch;

/**
 * What texts of parameters match. Written with what RE2, Java and JavaScript have in common, since
 * the console, the service and Terraform read them too.
 */
final class Patterns {
  private static final String BUCKET = "gs://[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]";
  private static final String NAME_START = "[A-Za-z0-9]";

  /** A tenant, a location, a source. */
  static final String NAME = NAME_START + "[A-Za-z0-9._-]{0,99}";

  /** Several of them. */
  static final String NAMES = "(\\*|" + NAME + "(," + NAME + ")*)";

  /** A tenant and one of its locations. */
  static final String PLACE = NAME + "/" + NAME;

  /** A folder in a bucket. */
  static final String FOLDER = BUCKET + "(/[A-Za-z0-9][A-Za-z0-9._=-]*)+/?";

  /** A bucket, or a folder in one. */
  static final String BUCKET_OR_FOLDER = BUCKET + "(/[A-Za-z0-9][A-Za-z0-9._=-]*)*/?";

  private static final String OBJECTS = BUCKET + "/[^,\\s]*";

  /** Objects of buckets; wildcards are allowed. */
  static final String INPUT = OBJECTS + "(," + OBJECTS + ")*";

  /** A subscription. */
  static final String SUBSCRIPTION =
      "projects/[a-z][a-z0-9.:-]{4,61}[a-z0-9]/subscriptions/[A-Za-z][A-Za-z0-9._~+%-]{2,254}";

  /** The hash of a mapping snapshot. */
  static final String HASH = "[0-9a-f]{32}";

  /** A run. */
  static final String RUN = "[0-9]{8}-[0-9]{6}-[0-9a-f]{6}";

  /** A whole number from 1 to 9,999. */
  static final String SMALL_NUMBER = "[1-9][0-9]{0,3}";

  /** A whole number from 1 to 999,999,999. */
  static final String NUMBER = "[1-9][0-9]{0,8}";

  private Patterns() {}
}
