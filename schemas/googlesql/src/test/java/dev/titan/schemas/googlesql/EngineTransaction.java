package dev.titan.schemas.googlesql;

import com.google.zetasql.Value;
import dev.titan.wire.ApiException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A <a href="https://cloud.google.com/bigquery/docs/transactions">transaction</a> of a session: it
 * sees the tables as they were when it began, with its own changes.
 */
final class EngineTransaction {
  private final GoogleSqlEngine engine;
  private final EngineSession owner;
  private final Map<String, Integer> sizes = new HashMap<>();
  private final Map<String, Long> mutations = new HashMap<>();
  private final TreeSet<String> appended = new TreeSet<>();
  private final TreeSet<String> mutated = new TreeSet<>();

  EngineTransaction(GoogleSqlEngine engine, EngineSession owner) {
    this.engine = engine;
    this.owner = owner;
    engine
        .all()
        .forEach(
            (path, table) -> {
              sizes.put(path, table.table().rows().size());
              mutations.put(path, table.mutations());
            });
  }

  /** Another transaction must not be changing rows of this table, or have done so. */
  void mutates(String path) {
    EngineSession holder = engine.holders().get(path);
    boolean conflict =
        (holder != null && holder != owner)
            || !mutations.get(path).equals(engine.stored(path).mutations());
    if (conflict) {
      throw new ApiException(
          400,
          "invalidQuery",
          "ABORTED",
          "Transaction is aborted due to concurrent update against table " + path + ".");
    }
    engine.holders().put(path, owner);
    mutated.add(path);
  }

  void appends(String path) {
    appended.add(path);
  }

  void commit(GoogleSql sql) {
    for (String path : mutated) {
      engine.stored(path).replace(sizes.get(path), sql.table(path).rows());
    }
    appended.removeAll(mutated);
    for (String path : appended) {
      List<List<Value>> rows = sql.table(path).rows();
      engine.stored(path).append(List.copyOf(rows.subList(sizes.get(path), rows.size())));
    }
    end();
  }

  /** Lets others change what this one has held. */
  void end() {
    engine.holders().values().removeIf(holder -> holder == owner);
  }
}
