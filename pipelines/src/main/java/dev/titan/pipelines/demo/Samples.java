package dev.titan.pipelines.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.titan.pipelines.intake.InputFile;
import dev.titan.pipelines.intake.InputFinder;
import dev.titan.schemas.place.Location;
import dev.titan.storage.registry.LocationRegistry;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files under {@code samples/} that the demo ingests. */
public final class Samples {
  private static final String LOCATIONS = "locations.json";

  private final Path folder;

  private Samples(Path folder) {
    this.folder = folder;
  }

  /**
   * Finds the samples: in a folder {@code samples} beside, or above, the place that this class was
   * loaded from.
   *
   * @throws IOException if there are none
   */
  public static Samples find() throws IOException {
    try {
      Path place =
          Path.of(Samples.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      for (Path above = place; above != null; above = above.getParent()) {
        Path candidate = above.resolve("samples");
        if (Files.exists(candidate.resolve(LOCATIONS))) {
          return new Samples(candidate);
        }
      }
      throw new IOException(
          "there is no folder samples/ above " + place + "; run the demo from a checkout of Titan");
    } catch (URISyntaxException e) {
      throw new IOException("cannot tell where Titan was loaded from", e);
    }
  }

  /** The folder itself. */
  public Path folder() {
    return folder;
  }

  /**
   * The files, which are laid out as {@code <tenant>/<location>/<source>/<files>}; under names that
   * do not depend on where the samples lie.
   */
  public List<InputFile> files() throws IOException {
    List<InputFile> files = new ArrayList<>();
    for (Location location : locations()) {
      Path place = folder.resolve(location.tenant()).resolve(location.id());
      try (Stream<Path> sources = Files.list(place)) {
        for (Path source : sources.sorted().toList()) {
          String name = source.getFileName().toString();
          InputFinder finder = new InputFinder(location.tenant(), location.id(), name);
          finder.find(List.of(source.toString())).forEach(file -> files.add(renamed(file)));
        }
      }
    }
    files.sort(Comparator.comparing(InputFile::origin));
    return files;
  }

  private InputFile renamed(InputFile file) {
    String name = folder.getParent().relativize(file.path()).toString().replace('\\', '/');
    return new InputFile(name, file.path(), file.tenant(), file.location(), file.source());
  }

  /** Where the samples are from. */
  public List<Location> locations() throws IOException {
    Path file = folder.resolve(LOCATIONS);
    List<Location> locations = new ArrayList<>();
    for (JsonNode node : new ObjectMapper().readTree(file.toFile()).get("locations")) {
      locations.add(
          LocationRegistry.check(
              node.get("tenant").asText(),
              node.get("location").asText(),
              node.get("zone").asText(),
              node.get("currency").asText()));
    }
    return locations;
  }
}
