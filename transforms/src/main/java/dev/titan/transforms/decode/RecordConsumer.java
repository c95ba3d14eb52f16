package dev.titan.transforms.decode;

import dev.titan.schemas.reason.IgnoreCode;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.transforms.record.FlatRecord;

/** Takes what a decoder makes of the records of a range: exactly one call for each of them. */
public interface RecordConsumer {
  /** A record, valid until this call returns. */
  void record(FlatRecord record);

  /**
   * A record that cannot be decoded.
   *
   * @param detail what is wrong and where, without values
   * @param ordinal its number in the raw object, from 1
   * @param line its first line (or sheet row), from 1
   * @param bytes holds its original bytes from start to end; valid until this call returns
   */
  void broken(
      ReasonCode code, String detail, long ordinal, long line, byte[] bytes, int start, int end);

  /** A record that is deliberately left out. */
  void ignored(IgnoreCode code, long ordinal, long line);
}
