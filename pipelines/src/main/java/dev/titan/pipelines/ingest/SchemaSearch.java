package dev.titan.pipelines.ingest;

import dev.titan.pipelines.discover.SchemaDiscovery;
import dev.titan.pipelines.intake.InputFile;
import dev.titan.pipelines.intake.Intake;
import dev.titan.pipelines.intake.IntakeSettings;
import dev.titan.pipelines.intake.TakenInput;
import dev.titan.storage.objects.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Seeks mappings for records that no mapping reads, as an ingest does, and keeps no record. */
public final class SchemaSearch {
  private final Installation installation;
  private final boolean publishes;

  /**
   * A search.
   *
   * @param publishes whether mappings that are sure are published; else they wait as proposals
   */
  public SchemaSearch(Installation installation, boolean publishes) {
    this.installation = installation;
    this.publishes = publishes;
  }

  /**
   * Looks at some files, and keeps in the registry how they could be read.
   *
   * @return how many schemas were found that no mapping reads
   */
  public int run(List<InputFile> files) throws IOException {
    IntakeSettings settings = IntakeSettings.of(installation.settings());
    Path work = Files.createTempDirectory("titan-discover-");
    try {
      List<TakenInput> taken = new Intake(null, work, settings).take(files, size -> {});
      Configuration configuration =
          Configuration.prepare(installation, IngestRequest.asKnown(files, true));
      List<SchemaDiscovery.Found> found =
          configuration.withoutRetired(
              configuration.discovery(settings).discover(taken, installation.clock().instant()));
      configuration.adopt(found, publishes);
      configuration.publish();
      return found.size();
    } finally {
      Folders.deleteTree(work);
    }
  }
}
