package dev.titan.pipelines.demo;

import dev.titan.pipelines.ingest.Ingest;
import dev.titan.pipelines.ingest.IngestReport;
import dev.titan.pipelines.ingest.IngestRequest;
import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.ingest.Progress;
import dev.titan.schemas.place.Location;
import dev.titan.storage.settings.Settings;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Ingests the samples into a home of their own. The demo's clock stands still, shortly after the
 * samples' dates, so that it gives the same figures in every year.
 */
public final class Demo {
  /** The time on the demo's clock. */
  public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final Installation installation;
  private final Samples samples;
  private final Progress progress;

  private Demo(Installation installation, Samples samples, Progress progress) {
    this.installation = installation;
    this.samples = samples;
    this.progress = progress;
  }

  /**
   * A demo.
   *
   * @param settings whose home is an empty folder, or none yet
   */
  public static Demo in(Settings settings, Samples samples, Progress progress) {
    Installation installation = Installation.open(settings, InstantSource.fixed(NOW));
    return new Demo(installation, samples, progress);
  }

  /** Sets the samples' locations and ingests all of them; each further time they are known. */
  public IngestReport ingest() throws IOException {
    for (Location location : samples.locations()) {
      installation.locations().set(location);
    }
    IngestRequest request = new IngestRequest(samples.files(), null, null, false);
    return new Ingest(installation, progress).run(request);
  }

  /** The installation that it fills. */
  public Installation installation() {
    return installation;
  }
}
