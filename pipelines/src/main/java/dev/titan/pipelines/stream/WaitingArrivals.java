package dev.titan.pipelines.stream;

import dev.titan.storage.settings.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What all streams of a home have taken in and no run has planned yet: housekeeping must neither
 * take its bytes away nor erase behind its back.
 *
 * @param tenants whose it is
 * @param stored the hashes of contents that it has in the raw store
 */
public record WaitingArrivals(Set<String> tenants, Set<String> stored) {

  /** What waits now; runs should be kept out, so that it does not become more. */
  public static WaitingArrivals in(Home home) {
    Set<String> tenants = new HashSet<>();
    Set<String> stored = new HashSet<>();
    try (Stream<Path> streams = Files.list(home.streams())) {
      for (Path stream : streams.filter(Files::isDirectory).toList()) {
        for (Path batch : StreamFolder.open(stream).batches()) {
          add(ArrivalReader.arrivals(batch), tenants, stored);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what streams have taken in", e);
    }
    return new WaitingArrivals(tenants, stored);
  }

  private static void add(List<Arrival> arrivals, Set<String> tenants, Set<String> stored) {
    for (Arrival arrival : arrivals) {
      tenants.add(arrival.tenant());
      if (arrival.stored() != null) {
        stored.add(arrival.stored());
      }
    }
  }
}
