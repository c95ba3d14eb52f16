package dev.titan.storage.cloud;

import com.google.api.client.http.FileContent;
import com.google.api.services.bigquery.Bigquery;
import com.google.api.services.bigquery.model.ConnectionProperty;
import com.google.api.services.bigquery.model.DatasetReference;
import com.google.api.services.bigquery.model.ErrorProto;
import com.google.api.services.bigquery.model.GetQueryResultsResponse;
import com.google.api.services.bigquery.model.Job;
import com.google.api.services.bigquery.model.JobConfiguration;
import com.google.api.services.bigquery.model.JobConfigurationLoad;
import com.google.api.services.bigquery.model.JobConfigurationQuery;
import com.google.api.services.bigquery.model.JobReference;
import com.google.api.services.bigquery.model.TableReference;
import dev.titan.storage.cloud.BigQueryException.Kind;
import dev.titan.storage.settings.BigQuerySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Runs statements and loads in BigQuery. Each statement that reads is tried dry before, and none
 * may be billed for more than the settings allow. A job has an id of its own, so that one whose
 * answer was lost is found again instead of done twice.
 */
public final class BigQueryJobs implements BigQueryRunner {
  private static final long LOCAL_PAUSE_MILLIS = 5;
  private static final long PAUSE_MILLIS = 250;
  private static final long MOST_PAUSES = 64;
  private static final long WAIT_MILLIS = 60_000;
  private static final long PAGE_ROWS = 5_000;

  private final Bigquery client;
  private final CloudCalls calls;
  private final BigQuerySettings settings;
  private final String project;
  private final long pauseMillis;

  private BigQueryJobs(BigQuerySettings settings) {
    this.settings = settings;
    this.project =
        settings
            .project()
            .text()
            .orElseThrow(
                () ->
                    new BigQueryException(
                        Kind.OTHER,
                        "no project of BigQuery is set; set bigquery.project to that of the"
                            + " warehouse"));
    this.client = BigQueryClients.open(settings);
    boolean local = settings.endpoint().address().isPresent();
    this.pauseMillis = local ? LOCAL_PAUSE_MILLIS : PAUSE_MILLIS;
    this.calls = new CloudCalls("BigQuery", pauseMillis);
  }

  /**
   * Jobs in the project of these settings.
   *
   * @throws BigQueryException if they name none
   */
  public static BigQueryJobs open(BigQuerySettings settings) {
    return new BigQueryJobs(settings);
  }

  /** The row access policies of a table of the project, in order. */
  public List<BigQueryPolicy> policies(BigQueryTable table) {
    return new BigQueryPolicies(client, calls, project).of(table);
  }

  /** A session, which begins with that statement. */
  public BigQuerySession session(BigQueryStatement first) {
    Job job = finished(first.name(), start(first, query(first).setCreateSession(true)));
    return new BigQuerySession(this, job.getStatistics().getSessionInfo().getSessionId());
  }

  /**
   * Does a work from its beginning, and again while a transaction of others or a fault that passes
   * has undone it.
   *
   * @param patience for how long
   */
  public <T> T again(Duration patience, Supplier<T> work) {
    long until = System.nanoTime() + patience.toNanos();
    long pause = pauseMillis;
    while (true) {
      try {
        return work.get();
      } catch (BigQueryException e) {
        boolean mayPass = e.kind() == Kind.CONFLICT || e.kind() == Kind.PASSING;
        if (!mayPass || System.nanoTime() >= until) {
          throw e;
        }
        CloudCalls.pause(pause);
        pause = Math.min(2 * pause, MOST_PAUSES * pauseMillis);
      }
    }
  }

  @Override
  public long run(BigQueryStatement statement, BigQueryRows rows) {
    return run(statement, rows, null);
  }

  long run(BigQueryStatement statement, BigQueryRows rows, String session) {
    JobConfigurationQuery query = query(statement);
    if (session != null) {
      query.setConnectionProperties(
          List.of(new ConnectionProperty().setKey("session_id").setValue(session)));
    }
    if (statement.readsTables()) {
      told(statement.name(), () -> tryDry(statement, query));
    }
    JobReference job = start(statement, query);
    return results(statement, job, rows);
  }

  private JobConfigurationQuery query(BigQueryStatement statement) {
    JobConfigurationQuery query =
        new JobConfigurationQuery()
            .setQuery(statement.sql())
            .setUseLegacySql(false)
            .setUseQueryCache(false)
            .setParameterMode(statement.positional() ? "POSITIONAL" : "NAMED")
            .setQueryParameters(
                statement.parameters().stream().map(BigQueryParameter::toApi).toList());
    return statement.free() ? query : query.setMaximumBytesBilled(settings.maximumBytesBilled());
  }

  /** So that what is too dear, or wrong, is refused before anything is done. */
  private Job tryDry(BigQueryStatement statement, JobConfigurationQuery query) {
    Job dry =
        new Job()
            .setConfiguration(new JobConfiguration().setDryRun(true).setQuery(query))
            .setJobReference(new JobReference().setProjectId(project).setLocation(location()));
    Job tried =
        calls.make(
            "trying " + statement.name(), () -> client.jobs().insert(project, dry).execute());
    long bytes = tried.getStatistics().getTotalBytesProcessed();
    if (bytes > settings.maximumBytesBilled()) {
      throw new BigQueryException(
          Kind.COST,
          statement.name()
              + " would read "
              + bytes
              + " bytes in BigQuery, more than bigquery.maximumBytesBilled ("
              + settings.maximumBytesBilled()
              + ") allows; raise that setting, or take in less at once");
    }
    return tried;
  }

  /**
   * Answers a statement that a person has written: a single SELECT, or nothing is done. It can do
   * no more than these credentials may.
   *
   * @param dataset where tables are that it names without a dataset
   * @param timeout after which BigQuery stops it
   * @throws BigQueryException of kind {@code WRONG}, with BigQuery's words on the statement, if it
   *     is none
   */
  public void select(String text, String dataset, Duration timeout, BigQueryRows rows) {
    BigQueryStatement statement = new BigQueryStatement("the query", text, List.of(), false);
    JobConfigurationQuery query =
        query(statement)
            .setDefaultDataset(new DatasetReference().setProjectId(project).setDatasetId(dataset));
    Job tried;
    try {
      tried = tryDry(statement, query);
    } catch (CloudCalls.Refused e) {
      throw new BigQueryException(Kind.WRONG, "the query is wrong: " + e.getMessage());
    }
    if (!"SELECT".equals(tried.getStatistics().getQuery().getStatementType())) {
      throw new BigQueryException(
          Kind.WRONG, "only one SELECT can be asked; the ledger is changed by committing runs");
    }
    results(statement, start(statement, query, timeout), rows);
  }

  private JobReference start(BigQueryStatement statement, JobConfigurationQuery query) {
    return start(statement, query, null);
  }

  private JobReference start(
      BigQueryStatement statement, JobConfigurationQuery query, Duration timeout) {
    JobReference id = reference("titan_" + UUID.randomUUID());
    JobConfiguration configuration = new JobConfiguration().setQuery(query);
    if (timeout != null) {
      configuration.setJobTimeoutMs(timeout.toMillis());
    }
    Job job = new Job().setJobReference(id).setConfiguration(configuration);
    told(
        statement.name(),
        () -> {
          try {
            return calls.make(
                "starting " + statement.name(), () -> client.jobs().insert(project, job).execute());
          } catch (CloudCalls.Refused e) {
            if (!e.isConflict()) {
              throw e;
            }
            return job; // it was started, and only the answer was lost
          }
        });
    return id;
  }

  private long results(BigQueryStatement statement, JobReference job, BigQueryRows rows) {
    String token = null;
    boolean first = true;
    long changed = 0;
    do {
      String page = token;
      GetQueryResultsResponse answer =
          told(
              statement.name(),
              () -> calls.make("reading " + statement.name(), () -> page(job, page)));
      if (!Boolean.TRUE.equals(answer.getJobComplete())) {
        continue; // it has waited for as long as BigQuery lets it
      }
      if (first) {
        rows.schema(answer.getSchema());
        changed = answer.getNumDmlAffectedRows() == null ? 0 : answer.getNumDmlAffectedRows();
        first = false;
      }
      rows.page(answer.getRows());
      token = answer.getPageToken();
    } while (first || (token != null && !rows.enough().getAsBoolean()));
    return changed;
  }

  private GetQueryResultsResponse page(JobReference job, String token) throws java.io.IOException {
    return client
        .jobs()
        .getQueryResults(project, job.getJobId())
        .setLocation(job.getLocation())
        .setFormatOptionsUseInt64Timestamp(true)
        .setTimeoutMs(WAIT_MILLIS)
        .setMaxResults(PAGE_ROWS)
        .setPageToken(token)
        .execute();
  }

  /**
   * Loads a file of JSON lines into a table, gzipped or not, all of it or nothing, and once: a load
   * of that id that has succeeded is not repeated.
   *
   * @param id tells this load from all others; letters, digits, - and _
   */
  public void load(String id, BigQueryTable table, Path file) {
    JobConfigurationLoad load =
        new JobConfigurationLoad()
            .setDestinationTable(
                new TableReference()
                    .setProjectId(project)
                    .setDatasetId(table.dataset())
                    .setTableId(table.name()))
            .setSourceFormat("NEWLINE_DELIMITED_JSON")
            .setCreateDisposition("CREATE_NEVER")
            .setWriteDisposition("WRITE_APPEND");
    for (int attempt = 1; ; attempt++) {
      JobReference reference = reference(id + "_" + attempt);
      boolean known = !upload(reference, load, table, file);
      try {
        finished("loading " + table.name(), reference);
        return;
      } catch (BigQueryException e) {
        if (!known) {
          throw e; // a load that failed before is tried again under another id; this one is not
        }
      }
    }
  }

  /** False if there was a load of that id before. */
  private boolean upload(
      JobReference id, JobConfigurationLoad load, BigQueryTable table, Path file) {
    Job job = new Job().setJobReference(id).setConfiguration(new JobConfiguration().setLoad(load));
    FileContent content = new FileContent("application/octet-stream", file.toFile());
    return told(
        "loading " + table.name(),
        () -> {
          try {
            calls.make(
                "loading " + table.name(),
                () -> client.jobs().insert(project, job, content).execute());
            return true;
          } catch (CloudCalls.Refused e) {
            if (!e.isConflict()) {
              throw e;
            }
            return false;
          }
        });
  }

  /** Waits for the end of a job. */
  private Job finished(String what, JobReference id) {
    long pause = pauseMillis;
    while (true) {
      Job job =
          told(
              what,
              () ->
                  calls.make(
                      "asking after " + what,
                      () ->
                          client
                              .jobs()
                              .get(project, id.getJobId())
                              .setLocation(id.getLocation())
                              .execute()));
      if (job.getStatus().getState().equals("DONE")) {
        ErrorProto error = job.getStatus().getErrorResult();
        if (error != null) {
          throw failure(what, error.getReason(), error.getMessage());
        }
        return job;
      }
      CloudCalls.pause(pause);
      pause = Math.min(2 * pause, 8 * PAUSE_MILLIS);
    }
  }

  private JobReference reference(String id) {
    return new JobReference().setProjectId(project).setLocation(location()).setJobId(id);
  }

  private String location() {
    return settings.location().text().orElse("eu").toUpperCase(Locale.ROOT);
  }

  interface Work<T> {
    T make();
  }

  static <T> T told(String what, Work<T> work) {
    try {
      return work.make();
    } catch (CloudCalls.Refused e) {
      throw failure(what, e.reason(), e.getMessage());
    }
  }

  /**
   * BigQuery's own words may quote values of records, so only those on what the statement names are
   * passed on.
   */
  private static BigQueryException failure(String what, String reason, String message) {
    String words = String.valueOf(message);
    if (words.contains("due to concurrent update")) {
      return new BigQueryException(
          Kind.CONFLICT, what + ": another transaction changes the same rows; try again");
    }
    return switch (String.valueOf(reason)) {
      case "bytesBilledLimitExceeded" ->
          new BigQueryException(
              Kind.COST,
              what
                  + " costs more in BigQuery than bigquery.maximumBytesBilled allows; raise that"
                  + " setting, or take in less at once");
      case "backendError",
          "internalError",
          "jobBackendError",
          "jobInternalError",
          "rateLimitExceeded",
          "jobRateLimitExceeded",
          "tableUnavailable" ->
          new BigQueryException(
              Kind.PASSING, what + " failed in BigQuery (" + reason + "); try again later");
      case "notFound" ->
          new BigQueryException(
              Kind.MISSING,
              what
                  + " names a table that BigQuery does not have; make the tables with titan schema apply");
      case "accessDenied" ->
          new BigQueryException(
              Kind.OTHER, what + ": this account may not do that in BigQuery; give it the right");
      default ->
          new BigQueryException(Kind.OTHER, "BigQuery has failed at " + what + " (" + reason + ")");
    };
  }
}
