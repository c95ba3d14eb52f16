package dev.titan.schemas.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How SQL resources are cut into statements. */
final class SqlTextTest {
  @Test
  void commentsAndSemicolonsAreLeftOut() {
    List<String> statements = SqlText.statements("shared/hold.sql");
    assertEquals(2, statements.size());
    assertTrue(statements.get(0).startsWith("INSERT INTO staged_dead"), statements.get(0));
    assertFalse(statements.get(1).endsWith(";"), statements.get(1));
  }

  @Test
  void placeholdersAreFilledIn() {
    String sql =
        SqlText.statement("duckdb/load_ignored.sql", Map.of("files", "['a$1\\b.parquet']"));
    assertTrue(sql.contains("FROM read_parquet(['a$1\\b.parquet'], hive"), sql);
  }

  @Test
  void aPlaceholderWithoutValueIsAnError() {
    assertThrows(
        IllegalArgumentException.class, () -> SqlText.statement("duckdb/load_ignored.sql"));
  }

  @Test
  void aPlaceholderMayHaveATextOfItsOwn() {
    String name = "shared/apply_raw.sql";
    assertTrue(SqlText.statements(name).get(2).startsWith("INSERT INTO raw_ingest ("));

    String elsewhere = SqlText.statements(name, Map.of("raw_ingest", "`p.raw.raw_ingest`")).get(2);

    assertTrue(elsewhere.startsWith("INSERT INTO `p.raw.raw_ingest` ("), elsewhere);
  }

  @Test
  void aResourceThatIsNotThereIsAnError() {
    assertThrows(IllegalArgumentException.class, () -> SqlText.statements("shared/nothing.sql"));
    assertThrows(IllegalArgumentException.class, () -> SqlText.statement("shared/hold.sql"));
  }
}
