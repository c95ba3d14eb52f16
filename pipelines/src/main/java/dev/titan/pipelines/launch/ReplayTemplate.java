package dev.titan.pipelines.launch;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.ingest.JobSubmission;
import dev.titan.pipelines.ingest.Progress;
import dev.titan.pipelines.replay.Replay;
import dev.titan.pipelines.replay.ReplayRequest;
import dev.titan.storage.warehouse.RawSelection;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Chooses what is to be read again, and leaves the work on it to a job. */
public final class ReplayTemplate {
  private ReplayTemplate() {}

  /** Started by the launcher of Dataflow. */
  public static void main(String[] args) {
    Launcher.main(Template.REPLAY, args);
  }

  static String submit(Installation installation, ReplayTemplateOptions options)
      throws IOException {
    LocalDate today = LocalDate.ofInstant(installation.clock().instant(), ZoneOffset.UTC);
    RawSelection selection = selection(options, today, installation.settings().replay().maxTries());
    JobSubmission job = new JobSubmission(installation, options);
    return new Replay(installation, Progress.NONE, run -> {})
        .submit(new ReplayRequest(selection, options.getSnapshot(), false, 0), job)
        .words();
  }

  static RawSelection selection(ReplayTemplateOptions options, LocalDate today, int maxTries) {
    boolean ofLetters = options.getDeadLetters() || options.getReason() != null;
    return new RawSelection(
        options.getTenant(),
        options.getSource(),
        options.getDeliveredBy(),
        options.getDays() == null ? null : today.minusDays(options.getDays() - 1L),
        null,
        List.of(),
        ofLetters ? letters(options, maxTries) : null,
        options.getLimit());
  }

  private static RawSelection.Letters letters(ReplayTemplateOptions options, int maxTries) {
    return new RawSelection.Letters(
        List.of(), null, options.getReason() == null ? null : options.getReason().name(), maxTries);
  }
}
