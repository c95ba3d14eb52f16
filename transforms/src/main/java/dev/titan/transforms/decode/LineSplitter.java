package dev.titan.transforms.decode;

/** NDJSON: every line that holds more than white space is a record. */
final class LineSplitter extends RecordSplitter {
  private long position;
  private long lineStart;
  private long line = 1;
  private boolean filled;

  LineSplitter(long textStart, RangeCutter cutter) {
    super(cutter);
    position = textStart;
    lineStart = textStart;
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    int end = offset + length;
    long base = position - offset;
    int i = offset;
    while (i < end) {
      // Behind the white space at a line's start, only its end is of interest.
      while (!filled && i < end && TextBytes.isSpace(bytes[i])) {
        if (bytes[i] == '\n') {
          line++;
          lineStart = base + i + 1;
        }
        i++;
      }
      if (i >= end) {
        break;
      }
      filled = true;
      i = TextBytes.indexOf((byte) '\n', bytes, i, end);
      if (i < end) {
        i++;
        cutter.record(lineStart, line, base + i);
        line++;
        lineStart = base + i;
        filled = false;
      }
    }
    position = base + end;
  }

  @Override
  public void finish() {
    if (filled) {
      cutter.record(lineStart, line, position);
    }
    cutter.cut();
  }
}
