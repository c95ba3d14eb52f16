package dev.titan.transforms.decode;

import dev.titan.schemas.reason.ReasonCode;

/** JSON values among their siblings; each of them is a record, broken or not. */
final class ElementSplitter extends RecordSplitter {
  private final ElementFramer framer;
  private long skip;
  private long position;
  private long line;
  private long elementStart;
  private long elementLine;

  ElementSplitter(TextFormat.Elements format, long textStart, RangeCutter cutter) {
    super(cutter);
    framer = new ElementFramer(format.shape());
    skip = format.dataOffset();
    position = textStart + skip;
    line = format.dataLine();
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    int skipped = (int) Math.min(skip, length);
    skip -= skipped;
    int from = offset + skipped;
    int end = offset + length;
    long base = position - from;
    int i = from;
    while (i < end) {
      int next = framer.next(bytes, i, end);
      line += TextBytes.lineFeeds(bytes, i, next);
      i = next;
      switch (framer.event()) {
        case BEGIN -> {
          elementStart = base + i;
          elementLine = line;
        }
        case END -> cutter.record(elementStart, elementLine, base + i);
        case SECOND_ARRAY ->
            throw new InputException(
                ReasonCode.INPUT_UNSUPPORTED,
                "the JSON object holds a second list of objects at byte "
                    + (base + i)
                    + "; send each list as a file of its own");
        case NONE -> {
          // The chunk is used up.
        }
      }
    }
    position = base + end;
  }

  @Override
  public void finish() {
    if (framer.inElement()) {
      cutter.record(elementStart, elementLine, position);
    }
    cutter.cut();
  }

  @Override
  public boolean endsEarly() {
    return framer.inArrayAround();
  }
}
