package dev.titan.benchmark.plain;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;

/** A Parquet file of rows, with the settings that were the fastest for them. */
final class RowFile extends ParquetWriter.Builder<StagedRow, RowFile> {
  private static final long ROW_GROUP = 64L << 20;

  /**
   * Columns in which nearly every value is another: a dictionary would be built and thrown away.
   */
  private static final String[] DISTINCT = {
    "ordinal",
    "key_base",
    "event_id",
    "amount",
    "description",
    "reference",
    "attributes",
    "content_hash",
    "event_time"
  };

  private RowFile(Path file) {
    super(new LocalOutputFile(file));
  }

  /**
   * Opens a new file.
   *
   * @throws IOException if it cannot be written
   */
  static ParquetWriter<StagedRow> create(Path file) throws IOException {
    RowFile builder =
        new RowFile(file)
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withCodecFactory(new SnappyCodec())
            .withRowGroupSize(ROW_GROUP);
    for (String column : DISTINCT) {
      builder.withDictionaryEncoding(column, false);
    }
    return builder.build();
  }

  @Override
  protected RowFile self() {
    return this;
  }

  @Override
  @SuppressWarnings("deprecation") // abstract still, though deprecated
  protected WriteSupport<StagedRow> getWriteSupport(Configuration configuration) {
    return new RowWriteSupport();
  }

  @Override
  protected WriteSupport<StagedRow> getWriteSupport(ParquetConfiguration configuration) {
    return new RowWriteSupport();
  }
}
