package dev.titan.schemas.sql;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who uses an installation in BigQuery, and how long it keeps what.
 *
 * @param pipelineAccounts the e-mail addresses of the service accounts that stage, commit and
 *     repair: they see all rows; at least one. Kept in order and each once, so that no plan depends
 *     on how they were given
 * @param readerGroup the e-mail address of the group of those who may ask; what each of them sees,
 *     the table of members tells
 * @param rawDays how long original bytes are kept, in days
 * @param stagingDays how long staged rows are kept, in days; must outlast the longest pause of the
 *     committer
 */
public record BigQueryTerms(
    List<String> pipelineAccounts, String readerGroup, int rawDays, int stagingDays) {
  private static final Pattern ADDRESS =
      Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}@[a-z0-9][a-z0-9.-]{0,200}[a-z0-9]");

  /**
   * Checks each part.
   *
   * @throws IllegalArgumentException if an address is none, or a number of days is below 1
   */
  public BigQueryTerms {
    pipelineAccounts = List.copyOf(new TreeSet<>(pipelineAccounts));
    Names.checkAtLeast(1, "accounts of the pipeline", pipelineAccounts.size());
    pipelineAccounts.forEach(account -> Names.check("account of the pipeline", account, ADDRESS));
    Names.check("group of readers", readerGroup, ADDRESS);
    Names.checkAtLeast(1, "days of original bytes", rawDays);
    Names.checkAtLeast(1, "days of staged rows", stagingDays);
  }

  /** The accounts as principals of a policy; their addresses hold nothing that ends a text. */
  String pipelineGrantees() {
    return pipelineAccounts.stream()
        .map(account -> "'serviceAccount:" + account + "'")
        .collect(Collectors.joining(", "));
  }
}
