package dev.titan.storage.warehouse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.titan.schemas.parquet.Column;
import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.ManifestJson;
import dev.titan.schemas.run.RunContext;
import dev.titan.schemas.run.RunInput;
import dev.titan.schemas.run.StagedFile;
import dev.titan.schemas.run.StagedTable;
import dev.titan.schemas.sql.BigQueryPlace;
import dev.titan.storage.cloud.BigQueryJobs;
import dev.titan.storage.cloud.BigQueryTable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * Brings what a run has staged as files into the staging tables of BigQuery: one load job a table,
 * whose id follows from the manifest, so that a commit which is tried again loads nothing twice.
 * Runs whose pipeline stages through BigQueryIO have no files, and need none of this.
 */
final class BigQueryStaging {
  private static final JsonFactory JSON = new JsonFactory();

  private final BigQueryJobs jobs;
  private final BigQueryPlace place;
  private final Manifest manifest;
  private final StagedFiles files;

  BigQueryStaging(BigQueryJobs jobs, BigQueryPlace place, Manifest manifest, StagedFiles files) {
    this.jobs = jobs;
    this.place = place;
    this.manifest = manifest;
    this.files = files;
  }

  /**
   * Checks the files, and loads their rows.
   *
   * @throws StagingException if a file is missing, damaged or not readable as staged rows
   */
  void load() {
    files
        .damage(manifest.files())
        .ifPresent(
            damage -> {
              throw new StagingException(
                  "run " + manifest.runId() + ": " + damage + "; ingest the inputs again");
            });
    Path folder = null;
    try {
      folder = Files.createTempDirectory("titan-staging");
      load("contexts", folder, this::contexts);
      load("inputs", folder, this::inputs);
      try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:")) {
        for (StagedTable table : StagedTable.values()) {
          List<StagedFile> staged =
              manifest.files(table).stream().filter(file -> file.bytes() > 0).toList();
          if (!staged.isEmpty()) {
            Path lines = folder.resolve(table.json() + ".json.gz");
            convert(duckDb, table, staged, lines);
            load(table.json(), lines);
          }
        }
      }
    } catch (SQLException e) {
      throw new WarehouseException("DuckDB, which reads staged files, does not start", e);
    } catch (IOException e) {
      throw new UncheckedIOException("there is no room for temporary files; make some", e);
    } finally {
      delete(folder);
    }
  }

  private void load(String name, Path lines) {
    String id = "titan_stage_" + ManifestJson.hash(manifest) + "_" + name;
    jobs.load(id, new BigQueryTable(place.raw(), "staging_" + name), lines);
  }

  private interface Rows {
    void write(JsonGenerator json) throws IOException;
  }

  private void load(String name, Path folder, Rows rows) throws IOException {
    Path lines = folder.resolve(name + ".json.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(lines));
        JsonGenerator json = JSON.createGenerator(out)) {
      json.setRootValueSeparator(new SerializedString("\n"));
      rows.write(json);
    }
    load(name, lines);
  }

  private void begin(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("run_id", manifest.runId());
    json.writeStringField("staged_on", BigQueryRound.stagedOn(manifest).toString());
    json.writeStringField("staged_as", ManifestJson.hash(manifest));
  }

  private void contexts(JsonGenerator json) throws IOException {
    for (int i = 0; i < manifest.contexts().size(); i++) {
      RunContext context = manifest.contexts().get(i);
      begin(json);
      json.writeNumberField("context", i);
      json.writeStringField("tenant_id", context.tenant());
      json.writeStringField("source", context.source());
      json.writeStringField("mapping_id", context.mappingId());
      json.writeNumberField("mapping_version", context.mappingVersion());
      json.writeStringField("schema_fingerprint", context.schemaFingerprint());
      json.writeStringField("kind", context.kind().name());
      json.writeNumberField("confidence", context.confidence());
      json.writeEndObject();
    }
  }

  private void inputs(JsonGenerator json) throws IOException {
    for (int i = 0; i < manifest.inputs().size(); i++) {
      RunInput input = manifest.inputs().get(i);
      begin(json);
      json.writeNumberField("input", i);
      json.writeStringField("raw_id", input.rawId());
      json.writeStringField("tenant_id", input.tenant());
      json.writeStringField("location_id", input.location());
      json.writeStringField("source", input.source());
      json.writeStringField("origin", input.origin());
      json.writeStringField("content_hash", input.contentHash());
      json.writeNumberField("bytes", input.bytes());
      json.writeStringField("format", input.format());
      json.writeStringField("received_at", input.receivedAt().toString());
      json.writeNumberField("read", input.read());
      json.writeStringField("stored", input.stored());
      if (!input.attributes().isEmpty()) {
        json.writeFieldName("attributes");
        json.writeRawValue(JsonText.object(input.attributes()));
      }
      json.writeStringField("edit_of", input.attributes().get(RunInput.EDIT_OF));
      json.writeEndObject();
    }
  }

  /** DuckDB reads the files as the committer of DuckDB does, and writes lines. */
  private void convert(Connection duckDb, StagedTable table, List<StagedFile> staged, Path lines) {
    String columns =
        table.columns().stream().map(BigQueryStaging::column).collect(Collectors.joining(", "));
    String sources = StagedSql.list(files, staged);
    String sql =
        "COPY (SELECT "
            + StagedSql.quoted(manifest.runId())
            + " AS run_id, "
            + StagedSql.quoted(BigQueryRound.stagedOn(manifest).toString())
            + " AS staged_on, "
            + StagedSql.quoted(ManifestJson.hash(manifest))
            + " AS staged_as, "
            + columns
            + " FROM read_parquet("
            + sources
            + ", hive_partitioning = false)) TO "
            + StagedSql.quoted(lines.toString())
            + " (FORMAT json, COMPRESSION gzip)";
    try (Statement statement = duckDb.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw StagedSql.unreadable(manifest, table, files, e);
    }
  }

  /** Numbers as texts, so that nobody on the way takes them for floating point. */
  private static String column(Column column) {
    String name = column.name();
    return switch (column.type()) {
      case BYTES -> "to_base64(" + name + ") AS " + name;
      case DECIMAL, DATE, TIMESTAMP -> "CAST(" + name + " AS VARCHAR) AS " + name;
      default -> name;
    };
  }

  private static void delete(Path folder) {
    if (folder == null) {
      return;
    }
    try (var all = Files.list(folder)) {
      for (Path file : all.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      System.getLogger(BigQueryStaging.class.getName())
          .log(System.Logger.Level.WARNING, "temporary files are left in " + folder);
    }
  }
}
