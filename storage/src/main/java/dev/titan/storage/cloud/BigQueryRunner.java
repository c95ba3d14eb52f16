package dev.titan.storage.cloud;

/** Runs statements in BigQuery. */
public interface BigQueryRunner {
  /**
   * Runs a statement, and waits for its end.
   *
   * @return how many rows it has changed
   * @throws BigQueryException if BigQuery refuses it
   * @throws dev.titan.storage.objects.StorageException if BigQuery does not answer
   */
  long run(BigQueryStatement statement, BigQueryRows rows);
}
