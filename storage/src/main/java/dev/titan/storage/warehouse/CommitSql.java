package dev.titan.storage.warehouse;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Where the statements of a commit run: what its judgements need of a warehouse, whatever it is
 * made of.
 */
interface CommitSql {
  /** What a judgement is about to do, for a warehouse that has to look something up before. */
  enum Step {
    /** It reads what there is of the replayed objects and their events. */
    REPLAY,
    /** It applies what differs. */
    DIFFERENCES,
    /** It changes dead letters. */
    LETTERS
  }

  /** Runs shared statements on what the commit has gathered, and on nothing that lasts. */
  void judge(String... resources);

  /** Runs shared statements that read or change tables that last, where they say so. */
  void apply(String... resources);

  /** Runs what the warehouse says in its own words, with the placeholders filled in. */
  void own(String name, Map<String, String> placeholders);

  /** The same without placeholders. */
  default void own(String name) {
    own(name, Map.of());
  }

  /** Looks up what a step needs. */
  void before(Step step);

  /** Makes staged entries a table that can be changed. */
  void ownEntries();

  /** The rows of the only statement of a shared resource, on what the commit has gathered. */
  <T> List<T> answer(String resource, Function<Row, T> reader);

  /** The rows of a statement on what the commit has gathered. */
  <T> List<T> list(String statement, Function<Row, T> reader);
}
