package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.letters.OriginalRecord;
import dev.titan.pipelines.letters.RawRecords;
import dev.titan.pipelines.letters.RecordLostException;
import dev.titan.storage.warehouse.DeadLetterFilter;
import dev.titan.storage.warehouse.DeadLetterRow;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Writes dead letters with their original bytes, one JSON object per line. */
final class DeadLetterExport {
  private final Installation installation;
  private long letters;
  private long withoutBytes;

  DeadLetterExport(Installation installation) {
    this.installation = installation;
  }

  /**
   * How many letters were written.
   *
   * @param letters all of them
   * @param withoutBytes those whose bytes could not be had
   */
  record Counts(long letters, long withoutBytes) {}

  Counts write(DeadLetterFilter filter, PrintWriter writer) throws IOException {
    // The warehouse is locked while it hands over letters, so raw objects are read afterwards, and
    // each of them once.
    Map<String, Map<Long, DeadLetterRow>> waiting = new LinkedHashMap<>();
    installation
        .warehouse()
        .exportDeadLetters(
            filter,
            letter -> {
              DeadLetterRow.Place place = letter.place();
              if (letter.payload() != null) {
                line(writer, letter, letter.payload(), null);
              } else if (place.ordinal() == 0) {
                line(writer, letter, null, "the input as a whole is dead");
              } else {
                waiting
                    .computeIfAbsent(place.rawId(), id -> new TreeMap<>())
                    .put(place.ordinal(), letter);
              }
            });
    for (Map.Entry<String, Map<Long, DeadLetterRow>> object : waiting.entrySet()) {
      readAgain(object.getKey(), object.getValue(), writer);
    }
    return new Counts(letters, withoutBytes);
  }

  private void readAgain(String rawId, Map<Long, DeadLetterRow> wanted, PrintWriter writer)
      throws IOException {
    Map<Long, DeadLetterRow> left = new TreeMap<>(wanted);
    String lost = "nothing of it can be decoded in the raw object";
    try {
      new RawRecords(installation)
          .each(rawId, wanted.keySet(), record -> found(record, left, writer));
    } catch (RecordLostException e) {
      lost = e.getMessage();
    }
    for (DeadLetterRow letter : left.values()) {
      line(writer, letter, null, lost);
    }
  }

  private void found(OriginalRecord record, Map<Long, DeadLetterRow> left, PrintWriter writer) {
    DeadLetterRow letter = left.remove(record.ordinal());
    if (record.isWhole()) {
      line(writer, letter, record.payload(), null);
    } else {
      line(writer, letter, null, "the record has " + record.length() + " bytes");
    }
  }

  private void line(PrintWriter writer, DeadLetterRow letter, String payload, String lost) {
    Map<String, Object> json = DeadLetterJson.of(letter);
    json.put("payload", payload);
    json.put("payload_lost", lost);
    writer.println(Output.jsonText(json));
    letters++;
    withoutBytes += payload == null ? 1 : 0;
  }
}
