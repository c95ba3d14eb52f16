package dev.titan.pipelines.stream;

import dev.titan.pipelines.intake.InputFinder;
import dev.titan.storage.settings.StreamSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A landing folder and whose records land there; each name may be null where folders say it.
 *
 * @param folder the folder as it was given
 * @param tenant whose records they are
 * @param location the place of business
 * @param source the system that they come from
 */
record Landing(String folder, String tenant, String location, String source) implements Feed {

  @Override
  public Optional<LandingIntake> open(StreamWorker worker) throws IOException {
    return LandingIntake.tryOpen(worker, this);
  }

  static Landing of(StreamRequest.LandingFolder from, StreamRequest.Names names) {
    return new Landing(from.path().toString(), names.tenant(), names.location(), names.source());
  }

  /** A watch of the folder, which hands out files that are not taken. */
  LandingWatch watch(StreamSettings settings, TakenFiles taken, Consumer<String> problems) {
    return new LandingWatch(
        Path.of(folder),
        new InputFinder(tenant, location, source),
        taken,
        new LandingWatch.Timing(
            Duration.ofMillis(settings.settleMillis()),
            Duration.ofMillis(settings.scanMillis()),
            System::nanoTime),
        problems);
  }
}
