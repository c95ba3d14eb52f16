package dev.titan.pipelines.stream;

import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.joda.time.Instant;

/** Looks at the mappings again, and hands on the hash of their snapshot. */
final class PinMappings extends DoFn<Instant, String> {
  private static final long serialVersionUID = 1L;

  private final StreamPlace place;

  PinMappings(StreamPlace place) {
    this.place = place;
  }

  @ProcessElement
  public void pin(OutputReceiver<String> out) throws IOException {
    StreamWorker worker = StreamWorker.at(place);
    worker.work(() -> out.output(worker.mappings().refresh()));
  }
}
