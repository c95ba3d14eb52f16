package dev.titan.schemas.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/**
 * The atomic statement of what one run has staged. It is created once, after all its files are
 * complete; a committer applies it once.
 *
 * @param runId the run, unique in an installation
 * @param mode what kind of run it was: {@link #INGEST} or {@link #REPLAY}
 * @param createdAt when the manifest was made, to the microsecond
 * @param mappingSnapshot the hash of the set of mapping versions that the run read with
 * @param contexts what the context column of staged rows counts into
 * @param inputs what the input column of staged rows counts into
 * @param files the staged files
 * @param units how many work units the run had
 * @param stagedAs what the rows are named by in the staging tables of BigQuery, if the pipeline has
 *     written them there itself; null if they are in the files alone
 */
public record Manifest(
    String runId,
    String mode,
    Instant createdAt,
    String mappingSnapshot,
    List<RunContext> contexts,
    List<RunInput> inputs,
    List<StagedFile> files,
    int units,
    String stagedAs) {
  /** The version of the JSON form and of the staged files' columns. */
  public static final int FORMAT = 2;

  /** The mode of a run that takes in what was delivered. */
  public static final String INGEST = "ingest";

  /** The mode of a run that reads again what was delivered before. */
  public static final String REPLAY = "replay";

  public Manifest {
    if (runId.isEmpty()) {
      throw new IllegalArgumentException("a manifest needs a run_id");
    }
    Objects.requireNonNull(mode, "mode");
    createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
    Objects.requireNonNull(mappingSnapshot, "mappingSnapshot");
    contexts = List.copyOf(contexts);
    inputs = List.copyOf(inputs);
    files = List.copyOf(files);
    long names = files.stream().map(StagedFile::name).distinct().count();
    if (names != files.size()) {
      throw new IllegalArgumentException("manifest " + runId + " names a staged file twice");
    }
  }

  /** One whose rows are in its files alone. */
  public Manifest(
      String runId,
      String mode,
      Instant createdAt,
      String mappingSnapshot,
      List<RunContext> contexts,
      List<RunInput> inputs,
      List<StagedFile> files,
      int units) {
    this(runId, mode, createdAt, mappingSnapshot, contexts, inputs, files, units, null);
  }

  /** The same, with its rows in the staging tables too, under that name. */
  public Manifest withStagedAs(String name) {
    return new Manifest(
        runId, mode, createdAt, mappingSnapshot, contexts, inputs, files, units, name);
  }

  /** The staged files of one table. */
  public List<StagedFile> files(StagedTable table) {
    return files.stream().filter(file -> file.table() == table).toList();
  }
}
