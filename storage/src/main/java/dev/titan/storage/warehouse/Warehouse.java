package dev.titan.storage.warehouse;

import dev.titan.schemas.run.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The one authority on what has been committed. Each call stands for itself: nothing is kept open
 * between calls, so that other processes get their turn.
 *
 * <p>All methods throw {@link WarehouseException}, with the file and a remedy, when the warehouse
 * cannot be used; {@link WarehouseBusyException} when others kept it for longer than the wait that
 * the settings allow.
 */
public interface Warehouse {
  /**
   * Applies a manifest, once: in one transaction, all of it or nothing. A manifest that is
   * committed already is skipped, and its recorded report returned.
   *
   * @throws StagingException if a staged file is missing, damaged or unreadable
   * @throws AccountingException if the staged rows contradict themselves or what was read
   */
  CommitReport commit(Manifest manifest, StagedFiles files);

  /**
   * Tells what {@link #commit} would do with a manifest, and changes nothing.
   *
   * @throws StagingException as for a commit
   * @throws AccountingException as for a commit
   */
  CommitReport rehearse(Manifest manifest, StagedFiles files);

  /** Whether the manifest of that run is committed. */
  boolean isCommitted(String runId);

  /** All committed runs, oldest first. */
  List<RunRow> runs();

  /** One committed run with its inputs. */
  Optional<RunDetail> run(String runId);

  /**
   * Answers one SELECT. The statement can neither change the warehouse nor reach outside it.
   *
   * @throws QueryException if the statement is no single SELECT, is wrong, or takes too long
   */
  QueryResult query(String sql, QueryLimits limits);

  /** The daily sums over STREAM entries that are POSTED. */
  List<RollupRow> rollup(RollupFilter filter);

  /** Dead letters by cause, the largest group first. */
  List<DeadLetterGroup> deadLetterGroups(DeadLetterFilter filter);

  /** The first dead letters, oldest first. */
  List<DeadLetterRow> deadLetters(DeadLetterFilter filter, int limit);

  /** One dead letter. */
  Optional<DeadLetterRow> deadLetter(String id);

  /**
   * Hands over every dead letter, oldest first, without holding them all in memory. The warehouse
   * stays locked until the consumer has taken the last one.
   */
  void exportDeadLetters(DeadLetterFilter filter, Consumer<DeadLetterRow> consumer);
}
