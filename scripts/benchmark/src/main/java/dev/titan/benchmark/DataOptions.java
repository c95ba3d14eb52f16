package dev.titan.benchmark;

import dev.titan.benchmark.generate.Dataset;
import dev.titan.benchmark.generate.DatasetSpec;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the events are kept; every verb that needs some has this option. */
final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:bench.target}/data",
      description = "Where events are kept between runs (default: scripts/benchmark/target/data).")
  private Path data;

  /** A data set, made now if it is not there. */
  Dataset dataset(DatasetSpec spec) throws IOException {
    return Dataset.at(data, spec);
  }

  /** The folder itself. */
  Path folder() {
    return data.toAbsolutePath().normalize();
  }
}
