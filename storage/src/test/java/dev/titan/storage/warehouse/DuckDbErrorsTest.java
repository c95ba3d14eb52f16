package dev.titan.storage.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class DuckDbErrorsTest {
  @Test
  void aFullDiskIsToldWithItsRemedy() {
    String text =
        DuckDbErrors.text(
            new SQLException(
                "TransactionContext Error: Failed to commit: Could not write file"
                    + " \"w.duckdb.wal\": No space left on device"));

    assertTrue(text.contains("w.duckdb.wal"), text);
    assertTrue(text.contains("make room"), text);
  }

  @Test
  void aFullDiskHasItsRemedyWhereTheTextIsWithheld() {
    String text = DuckDbErrors.text(new SQLException("FATAL Error: x: No space left on device"));

    assertFalse(text.contains("x: "), text);
    assertTrue(text.contains("make room"), text);
  }

  @Test
  void otherErrorsHaveNone() {
    assertEquals(
        "IO Error: no such file",
        DuckDbErrors.text(new SQLException("IO Error: no such file\nmore")));
  }
}
