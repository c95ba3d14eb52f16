package dev.titan.pipelines.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables and numbers for people. */
final class TableTest {

  private static String print(Table table) {
    StringWriter text = new StringWriter();
    try (PrintWriter out = new PrintWriter(text)) {
      table.print(out);
    }
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  @Test
  void numbersStandToTheRightAndTextsToTheLeft() {
    Table table = new Table("name", "count").row("a", 7).row("bcdefg", 1234).row("none", null);
    assertEquals("name    count\na           7\nbcdefg   1234\nnone\n", print(table));
  }

  @Test
  void aRecordCannotSteerTheTerminal() {
    String shown = print(new Table("text").row("a\u001b[2Jb\nc\u202ed"));
    assertEquals("text\na\u00b7[2Jb\u00b7c\u00b7d\n", shown);
  }

  @Test
  void longCellsAreCutBetweenCharacters() {
    Table table = new Table("text").row("\ud83c\udf5b".repeat(70));
    assertTrue(table.isCut());
    assertTrue(print(table).endsWith("\ud83c\udf5b\u2026\n"));
    assertFalse(new Table("text").row("short").isCut());
    assertFalse(new Table("text").uncut().row("long".repeat(70)).isCut());
  }

  @ParameterizedTest
  @CsvSource({
    "12.500000000, 12.50", "12.000000000, 12.00", "0.123456789, 0.123456789", "100, 100",
    "0E-9, 0.00", "1E+3, 1000", "-7.100, -7.10", "12.5, 12.5"
  })
  void decimalsLoseNothingButZeros(String number, String shown) {
    assertEquals(shown, Decimals.plain(new BigDecimal(number)));
  }
}
