package dev.titan.pipelines.launch;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.ingest.SchemaSearch;
import dev.titan.pipelines.intake.InputFile;
import dev.titan.pipelines.intake.InputFinder;
import dev.titan.storage.settings.Settings;
import dev.titan.storage.settings.SettingsText;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Looks at the files of one source, and keeps in the registry how they could be read. */
final class ProposeMappings extends DoFn<KV<String, Iterable<List<FileToRead>>>, Void> {
  private static final long serialVersionUID = 1L;

  private final Counter found = Metrics.counter(ProposeMappings.class, "schemas");
  private final TreeMap<String, String> settings;
  private final boolean publishes;

  ProposeMappings(Map<String, String> settings, boolean publishes) {
    this.settings = new TreeMap<>(settings);
    this.publishes = publishes;
  }

  @ProcessElement
  public void propose(@Element KV<String, Iterable<List<FileToRead>>> source) throws IOException {
    Settings read = SettingsText.read(settings);
    List<InputFile> files = new ArrayList<>();
    for (List<FileToRead> some : source.getValue()) {
      for (FileToRead file : some) {
        files.addAll(
            new InputFinder(file.tenant(), file.location(), file.source())
                .reaching(read.gcs())
                .find(List.of(file.origin())));
      }
    }
    Installation installation = Installation.open(read, InstantSource.system());
    found.inc(new SchemaSearch(installation, publishes).run(files));
  }
}
