package dev.titan.pipelines.stream;

import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.joda.time.Instant;

/** Looks at the mappings again, and hands on the hash of their snapshot. */
final class PinMappings extends DoFn<Instant, String> {
  private static final long serialVersionUID = 1L;

  private final String folder;

  PinMappings(String folder) {
    this.folder = folder;
  }

  @ProcessElement
  public void pin(OutputReceiver<String> out) throws IOException {
    StreamSession session = StreamSession.at(folder);
    session.work(() -> out.output(session.mappings().refresh()));
  }
}
