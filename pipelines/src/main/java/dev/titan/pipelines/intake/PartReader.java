package dev.titan.pipelines.intake;

import dev.titan.schemas.settings.Limits;
import dev.titan.transforms.decode.DelimitedDecoder;
import dev.titan.transforms.decode.DelimitedLayout;
import dev.titan.transforms.decode.JsonDecoder;
import dev.titan.transforms.decode.RecordConsumer;
import dev.titan.transforms.decode.RecordRange;
import dev.titan.transforms.decode.TextFormat;
import dev.titan.transforms.record.FlatRecord;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads ranges of one part and decodes them, on a disk or in a bucket. For one thread. */
public final class PartReader {
  private final Path file;
  private final FlatRecord record;
  private final DelimitedDecoder rows;
  private final JsonDecoder values;

  /**
   * A reader.
   *
   * @param record reused for every record, also of other parts
   */
  public PartReader(Path file, TextFormat format, Limits limits, FlatRecord record) {
    this.file = file;
    this.record = record;
    boolean delimited = format instanceof DelimitedLayout;
    this.rows = delimited ? new DelimitedDecoder((DelimitedLayout) format, limits) : null;
    this.values = delimited ? null : new JsonDecoder(format, limits);
  }

  /**
   * Reads and decodes a range.
   *
   * @param buffer reused; replaced where it is too small
   * @return the number of records, broken ones included
   */
  public long read(RecordRange range, Buffer buffer, RecordConsumer consumer) throws IOException {
    int length = Math.toIntExact(range.length());
    byte[] bytes = buffer.atLeast(length);
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(range.offset());
      ByteBuffer target = ByteBuffer.wrap(bytes, 0, length);
      while (target.hasRemaining()) {
        if (channel.read(target) < 0) {
          throw new EOFException(file + " is shorter than planned; start the ingest anew");
        }
      }
    }
    return decode(range, bytes, consumer);
  }

  private long decode(RecordRange range, byte[] bytes, RecordConsumer consumer) {
    return rows != null
        ? rows.decode(bytes, 0, range, record, consumer)
        : values.decode(bytes, 0, range, record, consumer);
  }

  /** A byte array that grows. */
  public static final class Buffer {
    private byte[] bytes = new byte[1 << 16];

    byte[] atLeast(int length) {
      if (bytes.length < length) {
        bytes = new byte[length];
      }
      return bytes;
    }
  }
}
