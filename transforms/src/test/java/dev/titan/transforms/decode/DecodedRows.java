package dev.titan.transforms.decode;

import dev.titan.schemas.reason.IgnoreCode;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.settings.Limits;
import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.record.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A consumer for tests that keeps what it is told, in order, as short texts. */
class DecodedRows implements RecordConsumer {
  final List<String> seen = new ArrayList<>();
  final List<List<String>> rows = new ArrayList<>();
  final List<String> details = new ArrayList<>();

  @Override
  public void record(FlatRecord record) {
    List<String> cells = new ArrayList<>();
    Slice slice = new Slice();
    for (int token = 0; token < record.count(); token++) {
      record.text(token, slice);
      cells.add(slice.toString());
    }
    rows.add(cells);
    seen.add(record.ordinal() + "@" + record.line() + " " + cells);
  }

  @Override
  public void broken(
      ReasonCode code, String detail, long ordinal, long line, byte[] bytes, int start, int end) {
    details.add(detail);
    String source = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    seen.add(ordinal + "@" + line + " " + code + " <" + source + ">");
  }

  @Override
  public void ignored(IgnoreCode code, long ordinal, long line) {
    seen.add(ordinal + "@" + line + " " + code);
  }

  static DecodedRows of(byte[] text, DelimitedLayout layout, List<RecordRange> ranges) {
    DecodedRows rows = new DecodedRows();
    DelimitedDecoder decoder = new DelimitedDecoder(layout, Limits.DEFAULT);
    FlatRecord record = new FlatRecord();
    for (RecordRange range : ranges) {
      long count = decoder.decode(text, (int) range.offset(), range, record, rows);
      if (count != range.records()) {
        throw new AssertionError(
            "the splitter saw "
                + range.records()
                + " records, the decoder "
                + count
                + ": "
                + Ranges.text(text, range).replace("\n", "\\n"));
      }
    }
    return rows;
  }
}
