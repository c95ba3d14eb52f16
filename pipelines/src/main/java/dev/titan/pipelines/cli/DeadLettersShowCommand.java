package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.letters.FailedPaths;
import dev.titan.pipelines.letters.RawRecords;
import dev.titan.pipelines.letters.RecordLostException;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.storage.warehouse.DeadLetterRow;
import dev.titan.storage.warehouse.Warehouse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code titan dead-letters show}. */
@Command(
    name = "show",
    description = {
      "Show one dead letter: what is wrong, where it stands, how it was decoded, and what to do.",
      "The record is read again where it was received, and shown masked: letters as x, digits as 9."
    },
    footer = {"", "Example:", "  titan dead-letters show 0123456789abcdef0123456789abcdef-1"})
final class DeadLettersShowCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "ID", description = "Its id, as the list and the table say.")
  private String id;

  @Override
  public Integer call() throws IOException {
    Installation installation = common.workspace().existing();
    Warehouse warehouse = installation.warehouse();
    DeadLetterRow letter = KnownLetter.of(warehouse, id);
    Map<String, Object> columns = DeadLetterJson.of(letter);
    RawHistory history = new RawHistory(warehouse);
    columns.putAll(history.object(letter.place().rawId()));
    ReasonCode reason = ReasonCode.valueOf(letter.failure().reason());
    columns.put("meaning", reason.meaning());
    columns.put("owner", reason.owner().name());
    columns.put("remedy", WaitingLetters.remedy(reason, letter.tenant(), letter.source()));
    print(columns, history.runs(letter.place().rawId()), view(installation, letter));
    return ExitCode.DONE;
  }

  private static RecordView view(Installation installation, DeadLetterRow letter)
      throws IOException {
    DeadLetterRow.Place place = letter.place();
    try {
      return RecordView.of(
          new RawRecords(installation).one(place.rawId(), place.ordinal()),
          FailedPaths.of(letter.failure(), mapping(installation, letter)));
    } catch (RecordLostException e) {
      return RecordView.lost(e.getMessage(), letter.payload());
    }
  }

  private static Mapping mapping(Installation installation, DeadLetterRow letter) {
    DeadLetterRow.Failure failure = letter.failure();
    return failure.mappingId() == null || failure.mappingVersion() == null
        ? null
        : installation
            .mappings()
            .get(letter.tenant(), failure.mappingId(), failure.mappingVersion())
            .orElse(null);
  }

  private void print(
      Map<String, Object> columns, List<Map<String, Object>> runs, RecordView record) {
    Output output = common.output();
    if (output.json()) {
      columns.put("runs", runs);
      columns.put("context", record.context().isEmpty() ? null : record.context());
      columns.put("record_masked", record.text());
      columns.put("fields", record.fields());
      columns.put("record_lost", record.lost());
      output.object(columns);
      return;
    }
    int width = columns.keySet().stream().mapToInt(String::length).max().orElse(0);
    for (Map.Entry<String, Object> column : columns.entrySet()) {
      if (column.getValue() != null) {
        String gap = " ".repeat(width + 2 - column.getKey().length());
        output.line(column.getKey() + gap + Table.printable(column.getValue().toString()));
      }
    }
    output.line("");
    for (Map<String, Object> run : runs) {
      output.line(
          "read by "
              + run.get("mode")
              + " "
              + run.get("run_id")
              + " at "
              + run.get("committed_at"));
    }
    record.print(output);
    output.note("its original bytes: titan dead-letters export");
  }
}
