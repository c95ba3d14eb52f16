package dev.titan.pipelines.ingest;

import dev.titan.schemas.reason.ReasonCode;
import dev.titan.storage.warehouse.RawSelection;
import java.util.ArrayList;
import java.util.List;

/** Writes {@code titan replay …} commands for a person to copy. */
public final class ReplayWords {
  private final List<String> words = new ArrayList<>(List.of("titan replay"));

  private ReplayWords() {}

  /** The command that reads waiting dead letters of all tenants again. */
  public static String of(ReasonCode reason) {
    return waiting(reason, null, null);
  }

  /**
   * The command that reads waiting dead letters again.
   *
   * @param source of this source; null for those of every source
   */
  public static String waiting(ReasonCode reason, String tenant, String source) {
    return new ReplayWords()
        .flag("--dead-letters", true)
        .option("--reason", reason)
        .option("--tenant", tenant)
        .option("--source", source)
        .toString();
  }

  /**
   * The command that replays a selection.
   *
   * @param snapshot the hash of the mapping snapshot to read with; null for the mappings of today
   */
  public static String of(RawSelection selection, String snapshot) {
    RawSelection.Letters letters = selection.letters();
    ReplayWords command = new ReplayWords();
    command.flag("--all", selection.equals(RawSelection.ALL));
    if (letters != null) {
      command
          .flag("--dead-letters", letters.ids().isEmpty())
          .option("--stage", letters.stage())
          .option("--reason", letters.reason());
      letters.ids().forEach(id -> command.option("--dead-letter", id));
      if (letters.ids().isEmpty()) {
        command.option("--max-tries", letters.maxTries());
      }
    }
    command
        .option("--tenant", selection.tenant())
        .option("--source", selection.source())
        .option("--run", selection.runId())
        .option("--from", selection.from())
        .option("--to", selection.to());
    selection.rawIds().forEach(id -> command.option("--raw", id));
    return command.option("--limit", selection.limit()).option("--snapshot", snapshot).toString();
  }

  private ReplayWords flag(String name, boolean given) {
    if (given) {
      words.add(name);
    }
    return this;
  }

  private ReplayWords option(String name, Object value) {
    if (value != null) {
      words.add(ShellWords.option(name, value.toString()));
    }
    return this;
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
