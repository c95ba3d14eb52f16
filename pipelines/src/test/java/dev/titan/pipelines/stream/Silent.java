package dev.titan.pipelines.stream;

import dev.titan.pipelines.ingest.IngestReport;
import dev.titan.pipelines.ingest.UnfinishedRun;

/** Hears what a stream tells, and lets it be. */
final class Silent implements StreamListener {
  @Override
  public void committed(IngestReport report) {
    // It is in the warehouse.
  }

  @Override
  public void standing(StreamStanding standing) {
    // Nobody looks on.
  }

  @Override
  public void unfinished(UnfinishedRun run) {
    throw new AssertionError(run.what());
  }

  @Override
  public void problem(String text) {
    throw new AssertionError(text);
  }
}
