package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.letters.Draft;
import dev.titan.pipelines.letters.EditOutcome;
import dev.titan.pipelines.letters.LetterEdit;
import dev.titan.pipelines.letters.PrivateFolder;
import dev.titan.pipelines.letters.RecordLostException;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.storage.settings.Environment;
import dev.titan.storage.warehouse.CodeCount;
import dev.titan.storage.warehouse.DeadLetterRow;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code titan dead-letters edit}. */
@Command(
    name = "edit",
    description = {
      "Correct the record of an open letter by hand: in VISUAL or EDITOR, or from a file.",
      "The correction is ingested as a raw object of its own, and the letter is REPLAYED. If it would",
      "not become an entry, nothing is committed, the letter stays OPEN, and the exit code is 1.",
      "A row of a table is edited with its header line above it. What was received is never changed."
    },
    footer = {
      "",
      "Examples:",
      "  titan dead-letters edit 0123456789abcdef0123456789abcdef-1",
      "  titan dead-letters edit 0123456789abcdef0123456789abcdef-1 --with corrected.json"
    })
final class DeadLettersEditCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "ID", description = "Its id, as the list and the table say.")
  private String id;

  @Option(
      names = "--with",
      paramLabel = "FILE",
      description = "The corrected record; - for standard input. No editor is opened.")
  private String with;

  @Override
  public Integer call() throws IOException {
    Installation installation = common.workspace().existing();
    DeadLetterRow letter = KnownLetter.of(installation.warehouse(), id);
    if (!letter.history().status().equals("OPEN")) {
      throw new CommandException(
          "dead letter "
              + letter.id()
              + " is "
              + letter.history().status()
              + "; only an open one can be edited");
    }
    try {
      LetterEdit edit = new LetterEdit(installation, letter);
      String corrected = with == null ? inEditor(installation, edit) : TextFile.read(with);
      EditOutcome outcome = common.withProgress(progress -> edit.apply(corrected, progress));
      print(letter, outcome);
      return outcome.accepted() ? ExitCode.DONE : ExitCode.FAILED;
    } catch (RecordLostException e) {
      throw new CommandException(
          "the record of dead letter " + letter.id() + " cannot be edited: " + e.getMessage());
    }
  }

  private static String inEditor(Installation installation, LetterEdit edit)
      throws IOException, RecordLostException {
    Editor editor = Editor.of(Environment.ofProcess());
    Draft draft = edit.draft();
    try (PrivateFolder folder = PrivateFolder.in(installation.home())) {
      Path file = folder.path().resolve("record" + draft.suffix());
      try (OutputStream out = PrivateFile.create(file)) {
        out.write(draft.text().getBytes(StandardCharsets.UTF_8));
      }
      editor.edit(file);
      String text = TextFile.read(file.toString());
      if (text.equals(draft.text())) {
        throw new CommandException("the record was not changed; nothing was done");
      }
      return text;
    }
  }

  private void print(DeadLetterRow letter, EditOutcome outcome) {
    Output output = common.output();
    if (output.json()) {
      output.object(json(letter, outcome));
    } else if (outcome.accepted()) {
      output.line("the corrected record is an entry now; the letter is REPLAYED");
      output.line("run " + outcome.runId() + ", raw object " + outcome.rawId());
    } else {
      output.line(
          outcome.rawId() == null
              ? "nothing was committed; the letter stays OPEN"
              : "the corrected record is no entry; it has a letter of its own");
      if (outcome.records() != 1) {
        output.line("the corrected text holds " + outcome.records() + " records; give just one");
      }
      outcome.codes().forEach(code -> output.line(words(code)));
    }
  }

  private static String words(CodeCount code) {
    if (!code.outcome().equals("DEAD_LETTERED")) {
      return "it would be ignored: " + code.code();
    }
    ReasonCode reason = ReasonCode.valueOf(code.code());
    return reason + ": " + reason.meaning() + "; to do: " + reason.remedy();
  }

  private static Map<String, Object> json(DeadLetterRow letter, EditOutcome outcome) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("dead_letter_id", letter.id());
    json.put("status", outcome.accepted() ? "REPLAYED" : "OPEN");
    json.put("run_id", outcome.runId());
    json.put("raw_id", outcome.rawId());
    json.put("records", outcome.records());
    json.put("codes", outcome.codes().stream().map(CodeCount::code).toList());
    return json;
  }
}
