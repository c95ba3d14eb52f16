package dev.titan.storage.warehouse;

import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.ManifestJson;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * What every row of BigQuery's staging tables begins with. A run that is staged again leaves rows
 * of two attempts there; a commit reads those of the one that its manifest names.
 *
 * @param runId the run
 * @param stagedOn the partition: the day on which the run was planned
 * @param stagedAs tells an attempt from all others of the run
 */
public record StagingKey(String runId, LocalDate stagedOn, String stagedAs)
    implements Serializable {
  public StagingKey {
    Objects.requireNonNull(runId, "runId");
    Objects.requireNonNull(stagedOn, "stagedOn");
    Objects.requireNonNull(stagedAs, "stagedAs");
  }

  /** The key of the rows that a manifest states. */
  public static StagingKey of(Manifest manifest) {
    return new StagingKey(
        manifest.runId(),
        manifest.createdAt().atZone(ZoneOffset.UTC).toLocalDate(),
        manifest.stagedAs() == null ? ManifestJson.hash(manifest) : manifest.stagedAs());
  }
}
