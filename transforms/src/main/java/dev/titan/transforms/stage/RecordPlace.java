package dev.titan.transforms.stage;

/**
 * Where a record stands and which bytes it had; reusable.
 *
 * <p>The bytes are those of the decoded text: of the part, after unpacking and transcoding.
 */
public final class RecordPlace {
  int input;
  String part;
  long ordinal;
  long line;
  byte[] bytes = new byte[0];
  int start;
  int end;

  /** Points at a whole input, or at a part of it. */
  public RecordPlace input(int newInput, String newPart) {
    input = newInput;
    part = newPart;
    return record(0, 0, new byte[0], 0, 0);
  }

  /** Points at a record of the input that was set last. */
  public RecordPlace record(
      long newOrdinal, long newLine, byte[] newBytes, int newStart, int newEnd) {
    ordinal = newOrdinal;
    line = newLine;
    bytes = newBytes;
    start = newStart;
    end = newEnd;
    return this;
  }
}
