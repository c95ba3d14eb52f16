package dev.titan.storage.warehouse;

import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.ManifestJson;
import dev.titan.schemas.run.StagedFile;
import dev.titan.schemas.run.StagedTable;
import dev.titan.schemas.sql.BigQueryPlace;
import dev.titan.storage.cloud.BigQueryJobs;
import dev.titan.storage.cloud.BigQueryTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Brings what a run has staged as files into the staging tables of BigQuery: one load job a table,
 * whose id follows from the manifest, so that a commit which is tried again loads nothing twice.
 * Runs whose pipeline has written the staging tables itself need none of this.
 */
final class BigQueryStaging {
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
    Path folder = null;
    try (StagingLines lines =
        new StagingLines(StagingKey.of(manifest), files, StagingLines.JsonCells.NESTED)) {
      lines.requireWhole(manifest.files());
      folder = Files.createTempDirectory("titan-staging");
      loadManifest(folder);
      for (StagedTable table : StagedTable.values()) {
        List<StagedFile> staged =
            manifest.files(table).stream().filter(file -> file.bytes() > 0).toList();
        if (!staged.isEmpty()) {
          lines.write(table, staged, file(folder, table.json()));
          load(table.json(), file(folder, table.json()));
        }
      }
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

  private void loadManifest(Path folder) throws IOException {
    Map<String, BufferedWriter> writers = new HashMap<>();
    try {
      new ManifestLines(manifest, StagingLines.JsonCells.NESTED)
          .forEach(
              (table, line) ->
                  write(writers.computeIfAbsent(table, name -> writer(folder, name)), line));
    } finally {
      for (BufferedWriter writer : writers.values()) {
        writer.close();
      }
    }
    writers.keySet().forEach(table -> load(table, file(folder, table)));
  }

  private static Path file(Path folder, String table) {
    return folder.resolve(table + ".json.gz");
  }

  private static BufferedWriter writer(Path folder, String table) {
    try {
      return new BufferedWriter(
          new OutputStreamWriter(
              new GZIPOutputStream(Files.newOutputStream(file(folder, table))),
              StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("there is no room for temporary files; make some", e);
    }
  }

  private static void write(BufferedWriter writer, String line) {
    try {
      writer.write(line);
      writer.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("there is no room for temporary files; make some", e);
    }
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
