package dev.titan.pipelines.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.titan.pipelines.ingest.Ingest;
import dev.titan.pipelines.ingest.IngestReport;
import dev.titan.pipelines.ingest.IngestRequest;
import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.ingest.Progress;
import dev.titan.pipelines.intake.InputFile;
import dev.titan.schemas.run.RunInput;
import dev.titan.storage.warehouse.Counts;
import dev.titan.storage.warehouse.DeadLetterFilter;
import dev.titan.storage.warehouse.DeadLetterRow;
import dev.titan.storage.warehouse.RawObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Corrects the record of a dead letter by hand. The correction becomes a raw object of its own and
 * goes the way of any input, but that only the mappings decide that there are: one record must not
 * bring about a new one. What was received stays as it is.
 */
public final class LetterEdit {
  private final Installation installation;
  private final DeadLetterRow letter;
  private final RawObject object;
  private final Map<String, String> attributes;

  /**
   * An edit of a letter.
   *
   * @throws RecordLostException if it is one of a whole input, or of a raw object that is not
   *     known, or that declares an id and cannot be read again
   * @throws IOException if Titan's own folders cannot be read or written
   */
  public LetterEdit(Installation installation, DeadLetterRow letter)
      throws IOException, RecordLostException {
    if (letter.place().ordinal() == 0) {
      throw new RecordLostException(
          "the input as a whole is dead; correct the file, and ingest it");
    }
    this.installation = installation;
    this.letter = letter;
    this.object = new RawRecords(installation).object(letter.place().rawId());
    this.attributes = attributes();
  }

  /**
   * The record to be edited.
   *
   * @throws RecordLostException if it cannot be read again as a whole, or is no text
   */
  public Draft draft() throws IOException, RecordLostException {
    OriginalRecord record =
        new RawRecords(installation).one(object.rawId(), letter.place().ordinal());
    if (!record.isWhole()) {
      throw new RecordLostException("the record is too large to be edited by hand");
    }
    String text = text(record.bytes());
    String delimiter = record.decoding().delimiter();
    return delimiter == null
        ? new Draft(text + "\n", ".json")
        : new Draft(header(record.decoding().header(), delimiter) + "\n" + text + "\n", ".csv");
  }

  private static String text(byte[] bytes) throws RecordLostException {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new RecordLostException(
          "the record holds bytes that are no text, which an editor would spoil; give the corrected"
              + " record with --with");
    }
  }

  private static String header(List<String> cells, String delimiter) {
    return cells.stream().map(cell -> cell(cell, delimiter)).collect(Collectors.joining(delimiter));
  }

  private static String cell(String text, String delimiter) {
    boolean plain =
        !text.contains(delimiter)
            && !text.contains("\"")
            && !text.contains("\n")
            && !text.contains("\r");
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }

  /**
   * Takes in the corrected record, if it will be an entry; the letter is then REPLAYED, in the same
   * transaction. If not, nothing is committed, and the letter has one try more.
   *
   * @throws IOException if Titan's own folders cannot be read or written
   */
  public EditOutcome apply(String text, Progress progress) throws IOException {
    try (PrivateFolder folder = PrivateFolder.in(installation.home())) {
      Path file = Files.writeString(folder.path().resolve("record"), text);
      InputFile input =
          new InputFile(
              "edit of " + letter.id(),
              file,
              letter.tenant(),
              letter.location(),
              object.source(),
              attributes);
      Ingest ingest = new Ingest(installation, progress);
      IngestReport rehearsed = ingest.run(IngestRequest.asKnown(List.of(input), true));
      if (!isOneEntry(rehearsed.counts())) {
        installation.warehouse().countTry(DeadLetterFilter.of(List.of(letter.id())));
        return outcome(false, rehearsed);
      }
      IngestReport report = ingest.run(IngestRequest.asKnown(List.of(input), false));
      return outcome(isOneEntry(report.counts()), report);
    }
  }

  /** The id that a message declares for its one record is that of the corrected one too. */
  private Map<String, String> attributes() throws IOException, RecordLostException {
    String declared = object.attributes().get(RunInput.EVENT_ID);
    return declared != null && new RawRecords(installation).isSingle(object)
        ? Map.of(RunInput.EDIT_OF, letter.id(), RunInput.EVENT_ID, declared)
        : Map.of(RunInput.EDIT_OF, letter.id());
  }

  private static boolean isOneEntry(Counts counts) {
    return counts.read() == 1 && counts.written() + counts.updated() + counts.duplicate() == 1;
  }

  private static EditOutcome outcome(boolean accepted, IngestReport report) {
    return new EditOutcome(
        accepted,
        report.dryRun() ? null : report.detail().run().runId(),
        report.dryRun() ? null : report.detail().inputs().get(0).rawId(),
        report.detail().codes(),
        report.counts().read());
  }
}
