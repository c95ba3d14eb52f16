package dev.titan.transforms.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.titan.schemas.settings.Limits;
import dev.titan.transforms.record.FlatRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What must hold for the text of any input, however it is damaged. */
final class DecodeChecks {
  private static final long WHOLE = 1L << 40;

  private DecodeChecks() {}

  /**
   * Cuts a text into ranges of several sizes and decodes them: the counts of splitter and decoder
   * agree, and the records are the same wherever the cuts are.
   */
  static void checkText(byte[] text, TextFormat format) {
    List<String> whole = decode(text, format, WHOLE);
    for (long target : new long[] {1, 60}) {
      assertEquals(whole, decode(text, format, target), "ranges of " + target + " bytes");
    }
  }

  private static List<String> decode(byte[] text, TextFormat format, long target) {
    RecordSplitter.Plan plan = new RecordSplitter.Plan(format, 0, target, 1 << 24);
    List<RecordRange> ranges = Ranges.split(text, plan, new Random(Arrays.hashCode(text)));
    DecodedRows decoded = new DecodedRows();
    FlatRecord record = new FlatRecord();
    long records = 0;
    for (RecordRange range : ranges) {
      int offset = (int) range.offset();
      long count =
          format instanceof DelimitedLayout layout
              ? new DelimitedDecoder(layout, Limits.DEFAULT)
                  .decode(text, offset, range, record, decoded)
              : new JsonDecoder(format, Limits.DEFAULT)
                  .decode(text, offset, range, record, decoded);
      assertEquals(range.records(), count, "the decoder's count of a range");
      assertEquals(records, range.firstOrdinal(), "the records before a range");
      records += count;
    }
    assertEquals(records, decoded.seen.size(), "one call for each record");
    return decoded.seen;
  }
}
