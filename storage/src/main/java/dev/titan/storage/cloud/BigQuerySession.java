package dev.titan.storage.cloud;

import dev.titan.storage.objects.StorageException;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * A session of BigQuery: its temporary tables and functions last until it is closed, and an open
 * transaction is rolled back then. Not for several threads.
 */
public final class BigQuerySession implements BigQueryRunner, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(BigQuerySession.class.getName());
  private static final BigQueryStatement END =
      new BigQueryStatement("the end of a session", "CALL BQ.ABORT_SESSION()", List.of(), true);

  private final BigQueryJobs jobs;
  private final String id;

  BigQuerySession(BigQueryJobs jobs, String id) {
    this.jobs = jobs;
    this.id = id;
  }

  @Override
  public long run(BigQueryStatement statement, BigQueryRows rows) {
    return jobs.run(statement, rows, id);
  }

  /** What was committed is so, whether or not this is answered. */
  @Override
  public void close() {
    try {
      jobs.run(END, BigQueryRows.NONE, id);
    } catch (BigQueryException | StorageException e) {
      LOG.log(
          Level.WARNING,
          "a session of BigQuery could not be ended; it ends by itself within a day");
    }
  }
}
