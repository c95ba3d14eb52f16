package dev.titan.schemas.googlesql;

import dev.titan.schemas.sql.BigQueryPlace;
import dev.titan.schemas.sql.BigQuerySql;
import dev.titan.schemas.sql.BigQueryTerms;

/** The installation whose statements are tested. */
final class Installation {
  static final BigQueryTerms TERMS =
      new BigQueryTerms(
          "commits@titan-test.iam.gserviceaccount.com", "readers@example.com", 400, 14);
  static final BigQuerySql SQL = new BigQuerySql(new BigQueryPlace("titan-test", "eu", "shop"));

  private Installation() {}

  static String raw(String table) {
    return "titan-test.shop_raw." + table;
  }

  static String canonical(String table) {
    return "titan-test.shop_canonical." + table;
  }

  /** An empty installation. */
  static GoogleSql create() {
    GoogleSql sql = new GoogleSql();
    SQL.schema(TERMS).forEach(sql::analyse);
    return sql;
  }
}
