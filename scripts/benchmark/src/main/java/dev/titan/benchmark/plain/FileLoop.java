package dev.titan.benchmark.plain;

import dev.titan.schemas.settings.Limits;
import dev.titan.transforms.decode.DelimitedDecoder;
import dev.titan.transforms.decode.DelimitedLayout;
import dev.titan.transforms.decode.FormatDetector;
import dev.titan.transforms.decode.JsonDecoder;
import dev.titan.transforms.decode.RecordRange;
import dev.titan.transforms.decode.RecordSplitter;
import dev.titan.transforms.decode.TextFormat;
import dev.titan.transforms.record.FlatRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads whole files in pieces of 16 MiB that end with a line. Unlike Titan's intake it need not
 * know where records begin before it reads them: in these files a line feed always ends a record.
 */
final class FileLoop {
  private static final int PIECE = (int) RecordSplitter.DEFAULT_TARGET;

  private final FlatRecord record = new FlatRecord();
  private final byte[] buffer = new byte[PIECE];

  /** Decodes a file into a funnel and returns the number of records. */
  long read(Path file, PlainFunnel funnel) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      int filled = in.readNBytes(buffer, 0, PIECE);
      int head = Math.min(filled, FormatDetector.HEAD);
      TextFormat format = FormatDetector.detect(buffer, head, filled < PIECE && head == filled);
      Decoding decoding = decoding(format);
      int begin = format instanceof DelimitedLayout ? endOfLine(buffer, filled) : 0;
      long records = 0;
      long line = begin == 0 ? 1 : 2;
      while (filled > 0) {
        boolean last = filled < PIECE;
        int end = last ? filled : lastLine(filled);
        RecordRange range = new RecordRange(begin, end - begin, records, line, 1);
        long found = decoding.decode(buffer, begin, range, record, funnel);
        records += found;
        line += found;
        begin = 0;
        System.arraycopy(buffer, end, buffer, 0, filled - end);
        int kept = filled - end;
        filled = last ? 0 : kept + in.readNBytes(buffer, kept, PIECE - kept);
      }
      return records;
    }
  }

  private static Decoding decoding(TextFormat format) {
    if (format instanceof DelimitedLayout layout) {
      return new DelimitedDecoder(layout, Limits.DEFAULT)::decode;
    }
    return new JsonDecoder(format, Limits.DEFAULT)::decode;
  }

  /** Either decoder. */
  private interface Decoding {
    long decode(byte[] bytes, int offset, RecordRange range, FlatRecord record, PlainFunnel funnel);
  }

  private static int endOfLine(byte[] bytes, int end) {
    int i = 0;
    while (i < end && bytes[i] != '\n') {
      i++;
    }
    return Math.min(end, i + 1);
  }

  private int lastLine(int filled) {
    int i = filled;
    while (i > 0 && buffer[i - 1] != '\n') {
      i--;
    }
    if (i == 0) {
      throw new IllegalStateException("a line is longer than " + PIECE + " bytes");
    }
    return i;
  }
}
