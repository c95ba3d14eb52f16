package dev.titan.storage.warehouse;

import dev.titan.storage.settings.CommitPolicy;
import java.time.Clock;
import java.time.Duration;

/**
 * How a warehouse in BigQuery commits.
 *
 * @param policy what is held back
 * @param rawDays for how long original bytes are kept, in days
 * @param clock tells the time of a commit
 * @param patience for how long a round is tried again while others commit
 */
record BigQueryRules(CommitPolicy policy, int rawDays, Clock clock, Duration patience) {

  BigQueryRules withClock(Clock other) {
    return new BigQueryRules(policy, rawDays, other, patience);
  }
}
