package dev.titan.storage.warehouse;

import dev.titan.schemas.parquet.ColumnType;
import dev.titan.schemas.parquet.ParquetWriter;
import dev.titan.schemas.run.StagedFile;
import dev.titan.schemas.run.StagedTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/** Writes staged rows whose cells are objects: numbers, decimals, texts, bytes or null. */
final class StagedLines {
  private StagedLines() {}

  static StagedFile write(Path file, StagedTable table, List<Object[]> rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ParquetWriter writer =
        new ParquetWriter(table.columns(), (bytes, length) -> out.write(bytes, 0, length));
    for (Object[] row : rows) {
      for (Object cell : row) {
        cell(writer, cell);
      }
      writer.endRow();
    }
    writer.finish();
    Files.write(file, out.toByteArray());
    CRC32C checksum = new CRC32C();
    checksum.update(out.toByteArray());
    return StagedFile.of(table, file.getFileName().toString(), out.size(), checksum.getValue());
  }

  private static void cell(ParquetWriter writer, Object cell) {
    if (cell == null) {
      writer.nothing();
    } else if (cell instanceof BigDecimal decimal) {
      BigInteger units = decimal.setScale(ColumnType.DECIMAL_SCALE).unscaledValue();
      writer.decimal(units.shiftRight(Long.SIZE).longValueExact(), units.longValue());
    } else if (cell instanceof Number number) {
      writer.number(number.longValue());
    } else {
      byte[] bytes =
          cell instanceof byte[] raw ? raw : cell.toString().getBytes(StandardCharsets.UTF_8);
      writer.bytes(bytes, 0, bytes.length);
    }
  }
}
