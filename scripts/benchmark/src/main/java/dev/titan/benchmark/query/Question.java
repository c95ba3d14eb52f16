package dev.titan.benchmark.query;

import dev.titan.storage.warehouse.QueryLimits;
import dev.titan.storage.warehouse.RollupFilter;
import dev.titan.storage.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One question of a dashboard.
 *
 * @param name what it asks
 * @param ask asks it, about another tenant and day each time, and returns the rows of the answer
 */
record Question(String name, Asking ask) {
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final int DAYS = 730;
  private static final int TENANTS = 50;
  private static final int LOCATIONS = 20;

  /** How it is asked. */
  interface Asking {
    int rows(Warehouse warehouse, Subject subject);
  }

  /**
   * What it is asked about.
   *
   * @param tenant a tenant
   * @param location one of its locations
   * @param day a day of the two years, at least a month after their begin
   * @param entry the number of an entry
   */
  record Subject(String tenant, String location, LocalDate day, long entry) {
    static Subject random(SplittableRandom random, long entries) {
      int tenant = random.nextInt(TENANTS);
      return new Subject(
          String.format(java.util.Locale.ROOT, "t%02d", tenant),
          "L" + (tenant * LOCATIONS + random.nextInt(LOCATIONS)),
          FIRST.plusDays(31 + random.nextInt(DAYS - 31)),
          random.nextLong(entries));
    }

    LocalDate before(int days) {
      return day.minusDays(days);
    }

    /** Fills in {tenant}, {location}, {day}, {week}, {month}, {key}. */
    String fill(String sql) {
      return sql.replace("{tenant}", tenant)
          .replace("{location}", location)
          .replace("{day}", day.toString())
          .replace("{week}", before(6).toString())
          .replace("{month}", before(29).toString())
          .replace("{entry}", Long.toString(entry));
    }
  }

  private static Question sql(String name, String sql) {
    return new Question(
        name,
        (warehouse, subject) ->
            warehouse.query(subject.fill(sql), QueryLimits.DEFAULT).rows().size());
  }

  /** All of them. */
  static List<Question> all() {
    return List.of(
        new Question(
            "rollup: a location's last 30 days",
            (warehouse, subject) ->
                warehouse
                    .rollup(
                        new RollupFilter(
                            subject.tenant(),
                            subject.location(),
                            null,
                            subject.before(29),
                            subject.day()))
                    .size()),
        new Question(
            "rollup: a tenant's last 30 days",
            (warehouse, subject) ->
                warehouse
                    .rollup(
                        new RollupFilter(
                            subject.tenant(), null, null, subject.before(29), subject.day()))
                    .size()),
        sql(
            "rollup: a tenant's sales by month",
            "SELECT date_trunc('month', event_date) AS month, currency, sum(amount) AS amount"
                + " FROM daily_rollup WHERE tenant_id = '{tenant}' AND category = 'SALE'"
                + " GROUP BY ALL ORDER BY ALL"),
        sql(
            "rollup: a tenant's ten best locations of a week",
            "SELECT location_id, currency, sum(amount) AS amount FROM daily_rollup"
                + " WHERE tenant_id = '{tenant}' AND event_date BETWEEN DATE '{week}' AND DATE '{day}'"
                + " GROUP BY ALL ORDER BY amount DESC LIMIT 10"),
        sql(
            "rollup: all tenants by category and month",
            "SELECT date_trunc('month', event_date) AS month, category, currency,"
                + " sum(entries) AS entries, sum(amount) AS amount FROM daily_rollup"
                + " GROUP BY ALL ORDER BY ALL"),
        sql(
            "ledger: a location's latest 50 entries of a day",
            "SELECT event_time, event_id, category, amount, currency, description FROM ledger"
                + " WHERE tenant_id = '{tenant}' AND location_id = '{location}'"
                + " AND event_date = DATE '{day}' ORDER BY event_time DESC LIMIT 50"),
        sql(
            "ledger: a tenant's sales of a day by hour",
            "SELECT date_trunc('hour', event_time) AS hour, currency, count(*) AS entries,"
                + " sum(amount) AS amount FROM ledger WHERE tenant_id = '{tenant}'"
                + " AND event_date = DATE '{day}' AND category = 'SALE' AND status = 'POSTED'"
                + " GROUP BY ALL ORDER BY ALL"),
        sql(
            "ledger: a tenant's 20 best items of a week",
            "SELECT description, currency, sum(quantity) AS quantity, sum(amount) AS amount"
                + " FROM ledger WHERE tenant_id = '{tenant}'"
                + " AND event_date BETWEEN DATE '{week}' AND DATE '{day}' AND category = 'SALE'"
                + " AND status = 'POSTED' GROUP BY ALL ORDER BY amount DESC LIMIT 20"),
        sql(
            "ledger: a tenant's mean sale by location over a month",
            "SELECT location_id, currency, avg(amount) AS mean, count(*) AS entries FROM ledger"
                + " WHERE tenant_id = '{tenant}'"
                + " AND event_date BETWEEN DATE '{month}' AND DATE '{day}' AND category = 'SALE'"
                + " AND status = 'POSTED' GROUP BY ALL ORDER BY ALL"),
        sql(
            "ledger: a day's means of payment, out of the attributes",
            "SELECT attributes ->> '$.pay' AS pay, currency, sum(amount) AS amount FROM ledger"
                + " WHERE tenant_id = '{tenant}' AND event_date = DATE '{day}'"
                + " AND status = 'POSTED' GROUP BY ALL ORDER BY ALL"),
        sql(
            "ledger: one event by its key",
            "SELECT * FROM ledger WHERE event_key = md5('key{entry}') ORDER BY line"),
        sql(
            "ledger: all entries by source and status",
            "SELECT source, status, count(*) AS entries FROM ledger GROUP BY ALL ORDER BY ALL"));
  }
}
