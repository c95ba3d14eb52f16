package dev.titan.schemas.googlesql;

import dev.titan.schemas.sql.BigQueryPlace;
import dev.titan.schemas.sql.BigQuerySql;
import dev.titan.schemas.sql.BigQueryTerms;
import java.util.List;

/** The installation whose statements are tested. */
public final class Installation {
  public static final BigQueryTerms TERMS =
      new BigQueryTerms(
          List.of(
              "commits@titan-test.iam.gserviceaccount.com",
              "replays@titan-test.iam.gserviceaccount.com"),
          "readers@example.com",
          400,
          14);
  public static final BigQuerySql SQL =
      new BigQuerySql(new BigQueryPlace("titan-test", "eu", "shop"));

  private Installation() {}

  public static String raw(String table) {
    return "titan-test.shop_raw." + table;
  }

  public static String canonical(String table) {
    return "titan-test.shop_canonical." + table;
  }

  /** Made once: it takes a second, and many tests begin with it. */
  private static final GoogleSql EMPTY = make();

  /** An empty installation, with the functions of a session. */
  public static GoogleSql create() {
    return EMPTY.copy();
  }

  private static GoogleSql make() {
    GoogleSql sql = new GoogleSql();
    SQL.schema(TERMS).forEach(sql::execute);
    SQL.commit("bigquery/session.sql").forEach(sql::execute);
    return sql;
  }
}
