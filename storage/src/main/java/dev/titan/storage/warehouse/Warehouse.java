package dev.titan.storage.warehouse;

import dev.titan.schemas.run.Manifest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
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
   * @throws ReplayIncompleteException if it is a replay's, and others must be replayed with it
   */
  CommitReport commit(Manifest manifest, StagedFiles files);

  /**
   * Applies the manifests of many runs, each once. One that cannot be committed keeps no other from
   * it.
   *
   * @return what became of each, in their order
   */
  default List<CommitOutcome> commitAll(List<StagedRun> runs) {
    List<CommitOutcome> outcomes = new ArrayList<>();
    for (StagedRun run : runs) {
      try {
        outcomes.add(CommitOutcome.of(commit(run.manifest(), run.files())));
      } catch (AccountingException | StagingException | ReplayIncompleteException e) {
        outcomes.add(CommitOutcome.failed(run.manifest().runId(), e));
      }
    }
    return outcomes;
  }

  /**
   * Tells what {@link #commit} would do with a manifest, and changes nothing.
   *
   * @throws StagingException as for a commit
   * @throws AccountingException as for a commit
   */
  CommitReport rehearse(Manifest manifest, StagedFiles files);

  /**
   * Tells what {@link #commit} would do with the manifest of a replay, and changes nothing.
   *
   * @param events of how many events of each kind of change the rows are shown
   * @throws ReplayIncompleteException as for a commit
   */
  ReplayRehearsal rehearseReplay(Manifest manifest, StagedFiles files, int events);

  /**
   * Removes what a run has staged in the warehouse itself, if runs do so there: for a run that will
   * never be committed.
   */
  default void unstage(String runId) {}

  /** The raw objects of a selection, in the order in which they took effect. */
  List<RawObject> rawObjects(RawSelection selection);

  /** How many dead letters a selection leaves out for having been tried too often. */
  long exhaustedDeadLetters(RawSelection selection);

  /**
   * Raw objects with all those that had contents of the same events, transitively, in the order in
   * which they took effect.
   */
  List<RawObject> rawObjectsSharingEvents(Collection<String> rawIds);

  /**
   * Hands over the bytes of those of the raw objects whose bytes lie in the warehouse itself. The
   * warehouse stays locked until the consumer has taken the last one.
   */
  void payloads(Collection<RawObject> objects, BiConsumer<String, byte[]> consumer);

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

  /**
   * Answers a check of Titan's own, over all rows there are.
   *
   * @param resource the resource of the only statement, a SELECT, as {@link
   *     dev.titan.schemas.sql.SqlText} names it
   */
  QueryResult check(String resource, QueryLimits limits);

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

  /**
   * Ends the wait of the open letters of a filter, without a replay: all of them or none.
   *
   * @param resolution why, when and through whom; nothing in it may be null
   * @return how many letters that were
   */
  long discardDeadLetters(DeadLetterFilter filter, DeadLetterRow.Resolution resolution);

  /**
   * Lets the discarded letters of a filter wait again: all of them or none.
   *
   * @return how many letters that were
   */
  long reopenDeadLetters(DeadLetterFilter filter);

  /**
   * Counts one more try that has left the open letters of a filter dead.
   *
   * @return how many letters that were
   */
  long countTry(DeadLetterFilter filter);
}
