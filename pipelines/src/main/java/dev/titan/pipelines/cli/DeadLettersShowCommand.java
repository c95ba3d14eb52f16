package dev.titan.pipelines.cli;

import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.sql.SqlText;
import dev.titan.storage.warehouse.DeadLetterRow;
import dev.titan.storage.warehouse.QueryLimits;
import dev.titan.storage.warehouse.QueryResult;
import dev.titan.storage.warehouse.Warehouse;
import dev.titan.transforms.personal.Masking;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code titan dead-letters show}. */
@Command(
    name = "show",
    description = {
      "Show one dead letter: what is wrong, where it stands, and what to do.",
      "The record is shown masked: letters as x, digits as 9."
    },
    footer = {"", "Example:", "  titan dead-letters show 0123456789abcdef0123456789abcdef"})
final class DeadLettersShowCommand implements Callable<Integer> {
  private static final int SHOWN_CHARACTERS = 2_000;

  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "ID", description = "Its id, as the list and the table say.")
  private String id;

  @Override
  public Integer call() {
    Warehouse warehouse = common.workspace().existing().warehouse();
    DeadLetterRow letter =
        warehouse
            .deadLetter(id)
            .orElseThrow(
                () ->
                    new CommandException(
                        "there is no dead letter of that id; titan dead-letters list names one of"
                            + " each cause"));
    Map<String, Object> columns = DeadLetterJson.of(letter);
    columns.putAll(rawObject(warehouse, letter.place().rawId()));
    ReasonCode reason = ReasonCode.valueOf(letter.failure().reason());
    columns.put("meaning", reason.meaning());
    columns.put("owner", reason.owner().name());
    columns.put("remedy", reason.remedy());
    columns.put("record_masked", masked(letter));
    print(common.output(), columns);
    return ExitCode.DONE;
  }

  /** What came in with the record in it. */
  private static Map<String, Object> rawObject(Warehouse warehouse, String rawId) {
    Map<String, Object> columns = new LinkedHashMap<>();
    if (rawId.matches("[0-9A-Za-z._-]+")) { // it becomes a part of the statement
      String sql =
          SqlText.statement("shared/read_raw_object.sql", Map.of("raw_id", "'" + rawId + "'"));
      QueryResult found = warehouse.query(sql, QueryLimits.DEFAULT);
      if (!found.rows().isEmpty()) {
        for (int i = 0; i < found.columns().size(); i++) {
          columns.put(found.columns().get(i).name(), found.rows().get(0).get(i));
        }
        columns.computeIfPresent("received_at", (name, time) -> time + "Z"); // as the other times
      }
    }
    return columns;
  }

  private static String masked(DeadLetterRow letter) {
    if (letter.payload() == null) {
      return null;
    }
    byte[] bytes = Base64.getDecoder().decode(letter.payload());
    return Masking.mask(bytes, 0, bytes.length, SHOWN_CHARACTERS);
  }

  private static void print(Output output, Map<String, Object> columns) {
    if (output.json()) {
      output.object(columns);
      return;
    }
    int width = columns.keySet().stream().mapToInt(String::length).max().orElse(0);
    for (Map.Entry<String, Object> column : columns.entrySet()) {
      if (column.getValue() != null && !column.getKey().equals("record_masked")) {
        String gap = " ".repeat(width + 2 - column.getKey().length());
        output.line(column.getKey() + gap + Table.printable(column.getValue().toString()));
      }
    }
    output.line("");
    Object record = columns.get("record_masked");
    if (record == null) {
      output.line("its bytes are not kept with the letter; they stand in the raw object above");
    } else {
      output.line("the record, masked:");
      output.line("  " + Table.printable(record.toString()));
      output.note("its original bytes: titan dead-letters export");
    }
  }
}
