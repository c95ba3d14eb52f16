package dev.titan.pipelines.stream;

import java.io.IOException;
import java.util.Optional;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Keeps the bytes of landed files, and hands on where they are. */
final class KeepLanded extends DoFn<LandingSource.Landed, KV<Integer, KeptBatch>> {
  private static final long serialVersionUID = 1L;

  private final String folder;

  KeepLanded(String folder) {
    this.folder = folder;
  }

  @ProcessElement
  public void keep(@Element LandingSource.Landed landed, OutputReceiver<KV<Integer, KeptBatch>> out)
      throws IOException {
    StreamSession session = StreamSession.at(folder);
    session.work(
        () -> {
          Optional<KeptBatch> kept = new ArrivalKeeper(session).keep(landed.files());
          kept.ifPresent(batch -> out.output(KV.of(StreamPipeline.ALL, batch)));
        });
  }
}
