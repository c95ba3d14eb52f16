package dev.titan.pipelines.cli;

import dev.titan.pipelines.letters.OriginalRecord;
import dev.titan.transforms.personal.Masking;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The record of a dead letter as a person may see it: structure and names, with masked values, and
 * how it was decoded.
 *
 * @param text the whole record, masked; null if no byte of it could be had
 * @param context how it was decoded, by name; empty if its raw object could not be read again
 * @param fields its values; empty if it cannot be decoded
 * @param lost why its raw object could not be read again, or null
 */
record RecordView(
    String text, Map<String, Object> context, List<Map<String, Object>> fields, String lost) {
  private static final int SHOWN_CHARACTERS = 2_000;

  /**
   * A record that was found in its raw object.
   *
   * @param failed the paths to be marked
   */
  static RecordView of(OriginalRecord record, Set<String> failed) {
    OriginalRecord.Decoding decoding = record.decoding();
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("format", decoding.format());
    context.put("encoding", decoding.encoding());
    if (decoding.delimiter() != null) {
      context.put("delimiter", decoding.delimiter().equals("\t") ? "tab" : decoding.delimiter());
      context.put("header_line", decoding.headerLine());
      context.put("header", decoding.header().stream().map(Masking::maskName).toList());
    }
    context.put("line_before", record.lines().before());
    context.put("line", record.lines().own());
    context.put("line_after", record.lines().after());
    List<Map<String, Object>> fields = new ArrayList<>();
    for (OriginalRecord.Leaf leaf : record.leaves()) {
      Map<String, Object> field = new LinkedHashMap<>();
      field.put("path", leaf.path());
      field.put("type", leaf.type());
      field.put("masked", leaf.masked());
      field.put("failed", failed.contains(leaf.path()));
      fields.add(field);
    }
    return new RecordView(masked(record.bytes()), context, fields, null);
  }

  /**
   * A record whose raw object cannot be read again.
   *
   * @param payload the bytes that its letter keeps, in base64, or null
   */
  static RecordView lost(String why, String payload) {
    String text = payload == null ? null : masked(Base64.getDecoder().decode(payload));
    return new RecordView(text, Map.of(), List.of(), why);
  }

  private static String masked(byte[] bytes) {
    return Masking.mask(bytes, 0, bytes.length, SHOWN_CHARACTERS);
  }

  void print(Output output) {
    context.forEach(
        (name, value) -> {
          if (value != null) {
            output.line(name + ": " + Table.printable(value.toString()));
          }
        });
    if (lost != null) {
      output.line("its raw object cannot be read again: " + Table.printable(lost));
    }
    if (!fields.isEmpty()) {
      output.line("");
      output.line("the record, masked; > marks what failed:");
      Table table = new Table("", "field", "type", "value");
      for (Map<String, Object> field : fields) {
        boolean failed = (boolean) field.get("failed");
        table.row(failed ? ">" : "", field.get("path"), field.get("type"), field.get("masked"));
      }
      output.table(table);
    } else if (text != null) {
      output.line("");
      output.line("the record, masked:");
      output.line("  " + Table.printable(text));
    }
  }
}
