package dev.titan.schemas.sql;

import java.util.regex.Pattern;

/**
 * Where an installation lies in BigQuery. Every part is checked, since names become part of
 * statements: none may come from a record.
 *
 * @param project the id of the Google Cloud project
 * @param location the region or multi-region of its datasets, in lower case, such as {@code eu}
 * @param prefix what the names of its three datasets begin with
 */
public record BigQueryPlace(String project, String location, String prefix) {
  private static final Pattern PROJECT = Pattern.compile("[a-z][a-z0-9-]{4,28}[a-z0-9]");
  private static final Pattern LOCATION = Pattern.compile("[a-z]{2}|[a-z]+-[a-z]+[0-9]{1,2}");
  private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  /**
   * Checks each part.
   *
   * @throws IllegalArgumentException if one is no name of its kind; the message says which, and
   *     what it must look like
   */
  public BigQueryPlace {
    Names.check("project", project, PROJECT);
    Names.check("location", location, LOCATION);
    Names.check("prefix of datasets", prefix, PREFIX);
  }

  /** The dataset of original bytes, dead letters and staged rows. */
  public String raw() {
    return prefix + "_raw";
  }

  /** The dataset of the ledger, its sums and books, and the mirrors of the registry. */
  public String canonical() {
    return prefix + "_canonical";
  }

  /** The dataset of views for dashboards. */
  public String views() {
    return prefix + "_views";
  }

  /** A table as statements name it: one quoted path. */
  String table(String dataset, String name) {
    return "`" + project + "." + dataset + "." + name + "`";
  }
}
