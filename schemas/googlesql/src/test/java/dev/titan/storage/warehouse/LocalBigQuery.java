package dev.titan.storage.warehouse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.titan.schemas.googlesql.GoogleSqlEngine;
import dev.titan.schemas.googlesql.Installation;
import dev.titan.storage.cloud.GcsPlace;
import dev.titan.storage.settings.BigQuerySettings;
import dev.titan.storage.settings.BucketFolder;
import dev.titan.storage.settings.CommitPolicy;
import dev.titan.storage.settings.Endpoint;
import dev.titan.storage.settings.PlainName;
import dev.titan.wire.ApiException;
import dev.titan.wire.Faults;
import dev.titan.wire.bigquery.BigQueryServer;
import dev.titan.wire.bigquery.Column;
import dev.titan.wire.bigquery.SqlStatement;
import dev.titan.wire.bigquery.TableName;
import dev.titan.wire.bigquery.write.StorageWriteServer;
import dev.titan.wire.gcs.GcsServer;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** A local BigQuery with the tables of an empty installation, and clients for it. */
public final class LocalBigQuery implements AutoCloseable {
  private static final List<String> RAW = List.of("raw_ingest", "dead_letters");

  private final GoogleSqlEngine engine = new GoogleSqlEngine();
  private final BigQueryServer server;

  /** One with all tables, beside a Cloud Storage whose objects it loads. */
  public static LocalBigQuery beside(GcsServer gcs, Faults faults) {
    return new LocalBigQuery(
        faults,
        Installation.SQL.schema(Installation.TERMS),
        uri -> {
          GcsPlace place = GcsPlace.parse(uri);
          return gcs.get(place.bucket(), place.name())
              .orElseThrow(() -> ApiException.notFound("Not found: URI " + uri));
        });
  }

  /** One without any dataset. */
  public static LocalBigQuery empty(Faults faults) {
    return new LocalBigQuery(faults, List.of(), LocalBigQuery::noObject);
  }

  private static byte[] noObject(String uri) {
    throw ApiException.notFound("Not found: URI " + uri);
  }

  /** One with all tables. */
  LocalBigQuery(Faults faults) {
    this(faults, Installation.SQL.schema(Installation.TERMS), LocalBigQuery::noObject);
  }

  private LocalBigQuery(Faults faults, List<String> statements, Function<String, byte[]> objects) {
    makeTables(statements);
    this.server = BigQueryServer.start(engine, faults, objects);
  }

  /** The server itself. */
  public BigQueryServer server() {
    return server;
  }

  BigQueryWarehouse warehouse(CommitPolicy policy) {
    return BigQueryWarehouse.at(settings(1L << 40), policy);
  }

  BigQuerySettings settings(long maximumBytesBilled) {
    return new BigQuerySettings(
        PlainName.parse("titan-test"),
        PlainName.parse("eu"),
        PlainName.parse("shop"),
        maximumBytesBilled,
        400,
        BucketFolder.NONE,
        Endpoint.parse(server.url()));
  }

  /** Makes all tables, past the wire. */
  public void makeTables() {
    makeTables(Installation.SQL.schema(Installation.TERMS));
  }

  private void makeTables(List<String> statements) {
    for (String statement : statements) {
      engine.withoutSession().run(new SqlStatement(statement, List.of(), false, null), plan -> {});
    }
  }

  /** Its Storage Write API, on one port with its JSON API. */
  public StorageWriteServer writeServer(Faults faults) {
    return StorageWriteServer.before(server, engine, faults);
  }

  /** The rows of a table, past the wire. */
  public List<List<Object>> rows(String table) {
    return engine.rows(name(table));
  }

  /** The tables of which some row has that text in some cell. */
  List<String> tablesHolding(String text) {
    List<String> holding = new ArrayList<>();
    for (String dataset : engine.datasets()) {
      for (TableName table : engine.tables(dataset)) {
        boolean holds =
            engine.rows(table).stream()
                .flatMap(List::stream)
                .map(c -> c instanceof byte[] b ? new String(b, UTF_8) : String.valueOf(c))
                .anyMatch(cell -> cell.contains(text));
        if (holds) {
          holding.add(table.path());
        }
      }
    }
    return holding;
  }

  /** Makes every stored sum wrong. */
  public void spoilSums() {
    String spoil =
        "UPDATE `" + name("daily_rollup").path() + "` SET entries = entries + 1 WHERE TRUE";
    engine.withoutSession().run(new SqlStatement(spoil, List.of(), false, null), plan -> {});
  }

  private static TableName name(String table) {
    return TableName.parse(
        RAW.contains(table) || table.startsWith("staging_")
            ? Installation.raw(table)
            : Installation.canonical(table));
  }

  /** The answer of DuckDB to a question, from a copy of all tables. */
  List<List<Object>> askCopy(String question) {
    try (Session copy =
        new Session((DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:"))) {
      Migrations.shipped().create(copy);
      for (String table : SameTables.ALL) {
        copy(copy, table);
      }
      return new QueryRunner(copy).run(question, QueryLimits.DEFAULT).rows();
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB does not start", e);
    }
  }

  private void copy(Session copy, String table) {
    List<String> columns =
        engine.columns(name(table)).orElseThrow().stream().map(Column::name).toList();
    String marks =
        Collections.nCopies(columns.size(), "?").stream().collect(Collectors.joining(", "));
    String sql =
        "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES (" + marks + ")";
    try (PreparedStatement insert = copy.connection().prepareStatement(sql)) {
      for (List<Object> row : rows(table)) {
        for (int i = 0; i < row.size(); i++) {
          Object cell = row.get(i);
          insert.setObject(i + 1, forDuckDb(cell));
        }
        insert.execute();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot copy " + table, e);
    }
  }

  private static Object forDuckDb(Object cell) {
    if (cell instanceof Instant time) {
      return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    } else if (cell instanceof BigDecimal decimal) {
      return decimal.setScale(9); // its driver takes none below 0
    }
    return cell;
  }

  @Override
  public void close() {
    server.close();
  }
}
