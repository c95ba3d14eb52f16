package dev.titan.pipelines.letters;

import dev.titan.schemas.reason.IgnoreCode;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.transforms.decode.RecordConsumer;
import dev.titan.transforms.record.FlatRecord;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Catches the records of some ordinals as a range of a part goes by. */
final class Catcher implements RecordConsumer {
  private final Set<Long> wanted;
  private final OriginalRecord.Decoding decoding;
  private final Consumer<OriginalRecord> consumer;
  private OriginalRecord caught;
  private Long lineBefore;

  Catcher(Set<Long> wanted, OriginalRecord.Decoding decoding, Consumer<OriginalRecord> consumer) {
    this.wanted = wanted;
    this.decoding = decoding;
    this.consumer = consumer;
  }

  @Override
  public void record(FlatRecord record) {
    next(record.line());
    if (wanted.contains(record.ordinal())) {
      byte[] bytes = Arrays.copyOfRange(record.source(), record.sourceStart(), record.sourceEnd());
      caught = caught(record.ordinal(), record.line(), bytes, Leaves.of(record));
    }
    lineBefore = record.line();
  }

  @Override
  public void broken(
      ReasonCode code, String detail, long ordinal, long line, byte[] bytes, int start, int end) {
    next(line);
    if (wanted.contains(ordinal)) {
      caught = caught(ordinal, line, Arrays.copyOfRange(bytes, start, end), List.of());
    }
    lineBefore = line;
  }

  @Override
  public void ignored(IgnoreCode code, long ordinal, long line) {
    next(line);
    lineBefore = line;
  }

  /** The range is over. */
  void end() {
    next(null);
    lineBefore = null;
  }

  private OriginalRecord caught(
      long ordinal, long line, byte[] bytes, List<OriginalRecord.Leaf> leaves) {
    OriginalRecord.Lines lines = new OriginalRecord.Lines(lineBefore, line, null);
    String payload = Base64.getEncoder().encodeToString(bytes);
    return new OriginalRecord(ordinal, payload, bytes.length, lines, decoding, leaves);
  }

  /** A caught record is handed on when the line of the next one is known. */
  private void next(Long line) {
    if (caught != null) {
      OriginalRecord.Lines lines =
          new OriginalRecord.Lines(caught.lines().before(), caught.lines().own(), line);
      consumer.accept(
          new OriginalRecord(
              caught.ordinal(),
              caught.payload(),
              caught.length(),
              lines,
              decoding,
              caught.leaves()));
      caught = null;
    }
  }
}
