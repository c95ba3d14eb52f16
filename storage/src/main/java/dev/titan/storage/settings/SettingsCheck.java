package dev.titan.storage.settings;

import dev.titan.storage.objects.Buckets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A rule among several settings.
 *
 * @param name names the rule in error messages
 * @param holds whether settings keep it
 * @param remedy what to change if they do not
 */
record SettingsCheck(String name, Predicate<Settings> holds, String remedy) {

  /** All rules. */
  static final List<SettingsCheck> ALL =
      List.of(
          new SettingsCheck(
              "range and record fit one array",
              s ->
                  (long) s.work().rangeBytes() + s.limits().maxRecordBytes()
                      <= Integer.MAX_VALUE - 8,
              "a range ends with its last record, so work.rangeBytes plus limits.maxRecordBytes must"
                  + " stay below 2147483640; lower one of them"),
          new SettingsCheck(
              "a record fits an expanded input",
              s -> s.limits().maxRecordBytes() <= s.limits().expansion().maxBytes(),
              "limits.maxRecordBytes must not exceed limits.expansion.maxBytes; lower the one or raise the"
                  + " other"),
          new SettingsCheck(
              "a home in a bucket has its warehouse in BigQuery",
              s -> !Buckets.hold(s.home()) || s.bigquery().project().text().isPresent(),
              "the embedded warehouse is a file, which a home in Cloud Storage cannot hold; set"
                  + " bigquery.project, or make home a folder"),
          new SettingsCheck(
              "pipelines stage in BigQuery for a home in a bucket",
              s -> !Buckets.hold(s.home()) || s.bigquery().temporary().text().isPresent(),
              "set bigquery.temporary to a folder in Cloud Storage, or make home a folder"),
          new SettingsCheck(
              "one engine does the work",
              s -> s.dataflow().region().text().isEmpty() || s.flink().master().address().isEmpty(),
              "set dataflow.region or flink.master, not both; or name one with --runner"));

  /** What is wrong with the settings, or empty. */
  Optional<String> problem(Settings settings) {
    return holds.test(settings) ? Optional.empty() : Optional.of("rule '" + name + "': " + remedy);
  }
}
