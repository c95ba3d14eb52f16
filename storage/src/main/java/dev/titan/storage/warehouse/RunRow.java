package dev.titan.storage.warehouse;

import java.time.Instant;

/**
 * One committed run.
 *
 * @param runId the run
 * @param mode what kind of run it was
 * @param createdAt when its manifest was made
 * @param committedAt when it was committed
 * @param mappingSnapshot the hash of the mappings that it read with
 * @param manifestHash the SHA-256 of its manifest
 * @param counts what became of its records
 */
public record RunRow(
    String runId,
    String mode,
    Instant createdAt,
    Instant committedAt,
    String mappingSnapshot,
    String manifestHash,
    Counts counts) {

  static RunRow of(Row row) {
    return new RunRow(
        row.text("run_id"),
        row.text("mode"),
        row.time("created_at"),
        row.time("committed_at"),
        row.text("mapping_snapshot"),
        row.text("manifest_hash"),
        Counts.of(row));
  }
}
