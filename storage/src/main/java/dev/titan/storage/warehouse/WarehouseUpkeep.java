package dev.titan.storage.warehouse;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks after the warehouse as a whole, and takes things out of it for good. The caller keeps all
 * runs out (see {@link dev.titan.storage.runs.QuietRuns}), and removes files afterwards: rows
 * first, in one transaction, so that nothing ever points at a file that is not there.
 *
 * <p>All methods throw {@link WarehouseException} as those of {@link Warehouse} do.
 */
public interface WarehouseUpkeep {
  /** The tenants that anything is here of, in order. */
  List<String> tenants();

  /**
   * Removes what is past its time, all of it or nothing.
   *
   * @param dryRun only tell
   * @return how much of each tenant that is; tenants of which nothing is past its time are absent
   */
  List<RetentionCount> retain(RetentionLimits limits, boolean dryRun);

  /**
   * The runs that have staged something of a tenant in the warehouse itself and are not committed:
   * what is erased would come back with them.
   */
  Set<String> stagedRuns(String tenant);

  /** How much there is of a tenant, by kind of row. */
  Map<String, Long> countTenant(String tenant);

  /**
   * Removes all rows of a tenant, all of them or none.
   *
   * @param snapshots the hashes of mapping snapshots that name the tenant, each with that of the
   *     one that takes its place in the checkpoints of others
   */
  void eraseTenant(String tenant, Map<String, String> snapshots);

  /** How much there is of a person, by kind of row, and of others on the same raw objects. */
  Map<String, Long> countPerson(PersonTraces person);

  /**
   * Removes all rows that tell of a person, and the bytes of the raw objects that they came from,
   * all of them or none.
   *
   * @param now the time to be noted
   */
  void erasePerson(PersonTraces person, Instant now);

  /** The keys of all contents that the raw store must hold. */
  Set<String> storedContents();

  /** The raw objects whose bytes were removed. */
  Set<String> goneObjects();

  /** The runs whose checkpoints are there as a whole. */
  Set<String> checkpoints();

  /** Makes the daily sums anew from the ledger, all of them. */
  void rebuildRollup();

  /**
   * Hands over the warehouse's own file, with all that is committed in it, closed, and kept closed
   * until the work is done. Does nothing if there is none yet.
   *
   * @param purpose what for, told to those who wait in vain
   */
  void atRest(String purpose, Consumer<Path> work);

  /**
   * Removes the traces that removed rows leave in the warehouse's own files, if there are any:
   * databases only mark their place as free.
   *
   * @return whether there were any
   */
  boolean compact();
}
