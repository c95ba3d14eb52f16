package dev.titan.pipelines.upkeep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an erasure has removed, or would remove. No value of any record is in it.
 *
 * @param tenant whose data it was
 * @param what {@code tenant} or {@code person}
 * @param counts how much, by place; in a person's report also what was not removed
 * @param dryRun whether nothing was changed
 */
public record ErasureReport(String tenant, String what, Map<String, Long> counts, boolean dryRun) {
  public ErasureReport {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }
}
