package dev.titan.pipelines.launch;

import dev.titan.pipelines.intake.InputFile;
import dev.titan.storage.settings.Settings;
import dev.titan.storage.settings.SettingsText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;

/** Proposes mappings for files: those of one tenant and source are looked at together. */
final class DiscoverPipeline {
  private DiscoverPipeline() {}

  /**
   * The pipeline.
   *
   * @param publishes whether mappings that are sure are published at once
   */
  static Pipeline of(
      PipelineOptions options, Settings settings, List<InputFile> files, boolean publishes) {
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply(
            "Name the files",
            Create.of(bySource(files))
                .withCoder(
                    KvCoder.of(
                        StringUtf8Coder.of(),
                        ListCoder.of(SerializableCoder.of(FileToRead.class)))))
        .apply("Spread the sources", GroupByKey.create())
        .apply(
            "Propose mappings",
            ParDo.of(new ProposeMappings(SettingsText.write(settings), publishes)));
    return pipeline;
  }

  private static Map<String, List<FileToRead>> bySource(List<InputFile> files) {
    Map<String, List<FileToRead>> sources = new TreeMap<>();
    for (InputFile file : files) {
      String source = file.tenant() + "/" + (file.source() == null ? "" : file.source());
      sources.computeIfAbsent(source, name -> new ArrayList<>()).add(FileToRead.of(file));
    }
    return sources;
  }
}
