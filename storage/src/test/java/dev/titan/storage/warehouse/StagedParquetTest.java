package dev.titan.storage.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.parquet.ParquetWriter;
import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.StagedFile;
import dev.titan.schemas.run.StagedTable;
import dev.titan.storage.settings.WarehouseSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is staged comes back: DuckDB, whose reader is not ours, says so. */
final class StagedParquetTest {
  private static final String[] SPICE = {
    "\"",
    ",",
    "\n",
    "\r\n",
    "\t",
    "\\",
    "'",
    "NULL",
    " ",
    "#",
    "\u00e4",
    "\ud83d\ude00",
    "\u2028",
    "\ufeff",
    "\u001e",
    "\u001f",
    "\u0001",
    "plain",
    "0",
    "-1",
    "PAR1"
  };
  private static final int DESCRIPTION = 17;

  @TempDir Path folder;

  @Test
  void everyColumnComesBackAsItWasWritten() throws IOException {
    Random random = new Random(7);
    List<Object[]> written = new ArrayList<>();
    List<StagedFile> files = new ArrayList<>();
    // Files of one row and of several row groups; of values that repeat, and that do not.
    for (int rows : new int[] {1, 7, 8, 9, 3_000, 40_000}) {
      List<Object[]> file = new ArrayList<>();
      for (int row = 0; row < rows; row++) {
        file.add(row(random, written.size() + file.size(), rows));
      }
      Path path = folder.resolve("part" + rows + ".parquet");
      files.add(StagedLines.write(path, StagedTable.ENTRIES, file));
      written.addAll(file);
    }
    Object[] huge = row(random, written.size(), 1);
    huge[DESCRIPTION] = "a\u001e\n\u001f".repeat(6_000_000);
    files.add(
        StagedLines.write(
            folder.resolve("huge.parquet"), StagedTable.ENTRIES, List.<Object[]>of(huge)));
    written.add(huge);
    assertTrue(files.get(5).bytes() > 5_000_000, "several row groups: " + files.get(5).bytes());

    assertSame(texts(written), texts(loaded(StagedTable.ENTRIES, files)));
  }

  @Test
  void deadRowsKeepTheirBytes() throws IOException {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    List<Object[]> written = new ArrayList<>();
    for (byte[] payload : new byte[][] {all, {0}, {'a'}, null, {}}) {
      written.add(
          new Object[] {
            1,
            written.size() + 1L,
            null,
            "REFINE",
            "DATE_INVALID",
            "day",
            null,
            null,
            2L,
            3L,
            "hash",
            null,
            payload
          });
    }
    Path file = folder.resolve("dead.parquet");
    List<StagedFile> files = List.of(StagedLines.write(file, StagedTable.DEAD, written));

    assertSame(texts(written), texts(loaded(StagedTable.DEAD, files)));
  }

  @Test
  void rowsOfOtherThanAllColumnsAreRefused() {
    ParquetWriter writer = new ParquetWriter(StagedTable.IGNORED.columns(), (bytes, length) -> {});
    writer.number(1);
    assertThrows(IllegalStateException.class, writer::endRow);
  }

  /** What is written after {@code clear} is a file of its own. */
  @Test
  void aFileBegunIsForgotten() throws IOException {
    List<byte[]> chunks = new ArrayList<>();
    ParquetWriter writer =
        new ParquetWriter(
            StagedTable.IGNORED.columns(),
            (bytes, length) -> chunks.add(Arrays.copyOf(bytes, length)));
    ignored(writer, 1);
    writer.clear();
    writer.finish();
    assertEquals(List.of(), chunks, "no rows, no file");
    ignored(writer, 2);
    writer.finish();
    int first = chunks.stream().mapToInt(chunk -> chunk.length).sum();
    ignored(writer, 3);
    writer.finish();
    int both = chunks.stream().mapToInt(chunk -> chunk.length).sum();
    assertEquals(2 * first, both, "two files alike");
  }

  private static void ignored(ParquetWriter writer, int ordinal) {
    writer.number(0);
    writer.number(ordinal);
    writer.bytes("TOTAL_ROW".getBytes(StandardCharsets.US_ASCII), 0, 9);
    writer.endRow();
  }

  private static Object[] row(Random random, long ordinal, int rows) {
    boolean rare = rows % 2 == 0;
    return new Object[] {
      random.nextInt(3),
      -random.nextInt(1 << 30),
      ordinal,
      1,
      Long.toHexString(random.nextLong()),
      rare && random.nextInt(9) > 0 ? null : text(random, 5),
      null,
      "altona",
      random.nextBoolean() ? "SALE" : "FEE",
      random.nextInt(200) == 0 ? null : "POSTED",
      rare ? null : random.nextLong() >> 12,
      rare ? null : random.nextInt(40_000),
      random.nextInt(8) == 0 ? random.nextLong() >> 12 : null,
      decimal(random),
      "EUR",
      ordinal < 100 ? null : decimal(random),
      ordinal > 100 ? null : "kg",
      "item " + random.nextInt(rows < 10_000 ? 250 : 1_000),
      text(random, 12),
      text(random, 1),
      random.nextInt(3) == 0 ? null : "{\"a\": " + random.nextInt() + "}",
      Long.toHexString(random.nextLong())
    };
  }

  private static BigDecimal decimal(Random random) {
    BigInteger units = new BigInteger(1 + random.nextInt(125), random);
    return new BigDecimal(random.nextBoolean() ? units : units.negate(), 9);
  }

  private static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(SPICE[random.nextInt(SPICE.length)]);
    }
    return text.toString();
  }

  private List<Object[]> loaded(StagedTable table, List<StagedFile> files) {
    Manifest manifest =
        new Manifest("r", "ingest", Instant.EPOCH, "s", List.of(), List.of(), files, 1);
    DuckDbFile database =
        new DuckDbFile(
            new DuckDbSettings(folder.resolve("x.duckdb"), new WarehouseSettings(1024, 2, 120)),
            Migrations.shipped());
    try (Session session = database.openForWriting()) {
      new StagedLoader(session, manifest, StagedFiles.in(folder)).load();
      List<String> names =
          table.columns().stream()
              .map(column -> cell(column.name(), column.type().name()))
              .toList();
      List<Object[]> rows = new ArrayList<>();
      session.forEach(
          "SELECT "
              + String.join(", ", names)
              + " FROM staged_"
              + table.json()
              + " AS staged ORDER BY staged.ordinal",
          row -> {
            Object[] cells = new Object[names.size()];
            for (int i = 0; i < cells.length; i++) {
              cells[i] = row.text(table.columns().get(i).name());
            }
            rows.add(cells);
          });
      return rows;
    }
  }

  private static String cell(String name, String type) {
    return switch (type) {
      case "TIMESTAMP" -> text("epoch_us(" + name + ")", name);
      case "DATE" -> text(name + " - DATE '1970-01-01'", name);
      case "BYTES" -> text("hex(" + name + ")", name);
      default -> text(name, name);
    };
  }

  private static String text(String expression, String name) {
    return "CAST(" + expression + " AS VARCHAR) AS " + name;
  }

  /** Row by row, and without a word about a huge one that differs. */
  private static void assertSame(List<String> expected, List<String> actual) {
    assertEquals(expected.size(), actual.size(), "rows");
    for (int i = 0; i < expected.size(); i++) {
      boolean same = expected.get(i).equals(actual.get(i));
      assertTrue(same, "row " + i + ": " + start(expected.get(i)) + " / " + start(actual.get(i)));
    }
  }

  private static String start(String row) {
    return row.substring(0, Math.min(row.length(), 400));
  }

  private static List<String> texts(List<Object[]> rows) {
    return rows.stream()
        .map(row -> Arrays.stream(row).map(StagedParquetTest::plain).toList().toString())
        .toList();
  }

  private static String plain(Object cell) {
    if (cell instanceof byte[] bytes) {
      return HexFormat.of().withUpperCase().formatHex(bytes);
    }
    return cell instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(cell);
  }
}
