package dev.titan.pipelines.stream;

import dev.titan.pipelines.ingest.IngestReport;
import dev.titan.pipelines.ingest.UnfinishedRun;

/** Is told what becomes of a stream, while it runs. */
public interface StreamListener {
  /** A window, or a run that an earlier process has left, is committed. */
  void committed(IngestReport report);

  /** So it stands, several times a second. */
  void standing(StreamStanding standing);

  /** A run could not be finished. */
  void unfinished(UnfinishedRun run);

  /** Something that a person should know, and that stops nothing. */
  void problem(String text);
}
