package dev.titan.schemas.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of names in statements for BigQuery, and which are refused. */
final class BigQuerySqlTest {
  private static final BigQueryPlace PLACE =
      new BigQueryPlace("shop-1234", "europe-west1", "titan");
  private static final BigQuerySql SQL = new BigQuerySql(PLACE);

  @Test
  void everyAccountOfThePipelineSeesAllRows() {
    BigQueryTerms terms =
        new BigQueryTerms(
            List.of("run@shop.example", "heal@shop.example"), "readers@shop.example", 90, 7);
    String grant =
        "GRANT TO ('serviceAccount:heal@shop.example', 'serviceAccount:run@shop.example')";
    long policies =
        SQL.schema(terms).stream().filter(statement -> statement.contains(grant)).count();
    assertEquals(6, policies);
    assertThrows(
        IllegalArgumentException.class, () -> new BigQueryTerms(List.of(), "d@e.ff", 90, 7));
  }

  @Test
  void sharedStatementsAreToldWhereTheTablesAreAndWhichDaysTheyNeed() {
    List<String> statements = SQL.commit("shared/apply_ledger.sql");

    assertTrue(
        statements
            .get(0)
            .startsWith(
                """
                DELETE FROM `shop-1234.titan_canonical.ledger` AS ledger
                WHERE ledger.ingestion_date BETWEEN @changed_from AND @changed_to
                """),
        statements.get(0));
    assertTrue(
        SQL.commit("shared/apply_raw.sql").get(2).startsWith("INSERT INTO `shop-1234.titan_raw."),
        "raw_ingest is in the raw dataset");
  }

  @Test
  void noPlaceholderIsLeft() {
    BigQueryTerms terms =
        new BigQueryTerms(List.of("run@shop.example"), "readers@shop.example", 90, 7);
    List<String> schema = SQL.schema(terms);
    assertTrue(schema.size() > 30);
    for (String statement : schema) {
      assertFalse(statement.contains("${"), statement);
    }
    assertTrue(SQL.capacity(50, 100).get(0).contains("`shop-1234.region-europe-west1.titan`"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a`b", "Shop", "shop;--", "", "s", "shop_1", "shop-"})
  void otherProjectsAreRefused(String project) {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> new BigQueryPlace(project, "eu", "titan"));
    assertTrue(refusal.getMessage().contains("project"), refusal.getMessage());
    assertFalse(project.length() > 1 && refusal.getMessage().contains(project));
  }

  @ParameterizedTest
  @ValueSource(strings = {"titan-1", "1titan", "t.t", "t`", "'", ""})
  void otherPrefixesAreRefused(String prefix) {
    assertThrows(
        IllegalArgumentException.class, () -> new BigQueryPlace("shop-1234", "eu", prefix));
  }

  @Test
  void otherLocationsAccountsAndDaysAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new BigQueryPlace("shop-1234", "EU'", "titan"));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new BigQueryTerms(
                List.of("x') FILTER USING (TRUE) --"), "readers@shop.example", 90, 7));
    assertThrows(
        IllegalArgumentException.class, () -> new BigQueryTerms(List.of("a@b.c"), "d@e.f", 0, 7));
    assertEquals(7, new BigQueryTerms(List.of("a@b.cc"), "d@e.ff", 90, 7).stagingDays());
  }
}
