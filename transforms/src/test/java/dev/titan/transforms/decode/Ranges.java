package dev.titan.transforms.decode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Helpers of the tests: splits texts and shows what the ranges hold. */
final class Ranges {
  private Ranges() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Splits a text that is fed in chunks of random size. */
  static List<RecordRange> split(byte[] text, TextFormat format, long target, Random random) {
    return split(text, new RecordSplitter.Plan(format, 0, target, 1 << 24), random);
  }

  static List<RecordRange> split(byte[] text, RecordSplitter.Plan plan, Random random) {
    List<RecordRange> ranges = new ArrayList<>();
    RecordSplitter splitter = RecordSplitter.create(plan, ranges::add);
    int at = 0;
    while (at < text.length) {
      int length =
          Math.min(text.length - at, 1 + random.nextInt(random.nextInt(20) == 0 ? 500 : 9));
      // A copy that is spoilt after the call: nobody may keep the caller's bytes.
      byte[] chunk = new byte[length + 3];
      System.arraycopy(text, at, chunk, 2, length);
      splitter.feed(chunk, 2, length);
      Arrays.fill(chunk, (byte) '#');
      at += length;
    }
    splitter.finish();
    long total = ranges.stream().mapToLong(RecordRange::records).sum();
    if (total != splitter.records()) {
      throw new AssertionError("ranges hold " + total + " of " + splitter.records() + " records");
    }
    return ranges;
  }

  static String text(byte[] text, RecordRange range) {
    return new String(text, (int) range.offset(), (int) range.length(), StandardCharsets.UTF_8);
  }

  /** What a framer sees in a range, one text for each element. */
  static List<String> elements(byte[] text, RecordRange range, TextFormat.Shape shape) {
    ElementFramer framer = new ElementFramer(shape);
    int start = (int) range.offset();
    int end = start + (int) range.length();
    int begin = -1;
    List<String> elements = new ArrayList<>();
    for (int i = start; i < end; ) {
      i = framer.next(text, i, end);
      if (framer.event() == ElementFramer.Event.BEGIN) {
        begin = i;
      } else if (framer.event() == ElementFramer.Event.END) {
        elements.add(new String(text, begin, i - begin, StandardCharsets.UTF_8));
        begin = -1;
      }
    }
    if (framer.inElement()) {
      elements.add(new String(text, begin, end - begin, StandardCharsets.UTF_8));
    }
    return elements;
  }
}
