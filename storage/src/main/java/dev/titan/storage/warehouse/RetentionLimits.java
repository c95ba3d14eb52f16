package dev.titan.storage.warehouse;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What is kept no longer.
 *
 * @param byTenant the limits of each tenant; of one that is absent all is kept
 * @param openLetters whether open dead letters go too, and the bytes that they need to be tried
 *     again
 * @param needed raw objects that keep their bytes in any case, because an unfinished run reads them
 * @param now the time to be noted
 */
public record RetentionLimits(
    Map<String, Limits> byTenant, boolean openLetters, Set<String> needed, Instant now) {
  public RetentionLimits {
    byTenant = Map.copyOf(byTenant);
    needed = Set.copyOf(needed);
  }

  /**
   * The limits of a tenant: what is older goes; where there is null, all is kept.
   *
   * @param raw of original bytes, by their receipt
   * @param deadLetters of dead letters, by the end of their wait; of open ones, by their last
   *     delivery
   * @param checkpoints of checkpoints, by the commit
   */
  public record Limits(Instant raw, Instant deadLetters, Instant checkpoints) {}
}
