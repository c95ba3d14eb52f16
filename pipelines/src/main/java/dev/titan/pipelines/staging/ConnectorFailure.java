package dev.titan.pipelines.staging;

import dev.titan.storage.warehouse.StagingException;

/** Tells failures of Beam's connectors from all others. */
public final class ConnectorFailure {
  private static final int MAX_DEPTH = 20;

  private ConnectorFailure() {}

  /**
   * What to throw for a failure of a pipeline that writes the staging tables: the same, or, if a
   * connector has failed, words for it without its own text, which quotes answers of BigQuery, and
   * these may quote rows.
   */
  public static RuntimeException words(RuntimeException failure, String run) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
      for (StackTraceElement element : cause.getStackTrace()) {
        String name = element.getClassName();
        if (name.startsWith("dev.titan.")) {
          break; // it was thrown by Titan, or by what Titan has called
        }
        if (name.startsWith("org.apache.beam.sdk.io.gcp.")
            || name.startsWith("org.apache.beam.sdk.extensions.gcp.")) {
          StagingException told =
              new StagingException(
                  "the staged rows of "
                      + run
                      + " could not be written into the staging tables of BigQuery; see that they"
                      + " are there (titan schema check), and that this account may write them and"
                      + " the folder that bigquery.temporary names");
          told.initCause(failure);
          return told;
        }
      }
      cause = cause.getCause();
    }
    return failure;
  }
}
