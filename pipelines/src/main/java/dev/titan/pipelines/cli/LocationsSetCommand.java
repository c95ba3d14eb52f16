package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.UsageException;
import dev.titan.schemas.place.Location;
import dev.titan.storage.registry.LocationRegistry;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code titan locations set}. */
@Command(
    name = "set",
    description = {
      "Set the time zone and the currency of a location.",
      "Local times are read in that zone; amounts that name no currency are in that currency.",
      "What is left out stays as it is."
    },
    footer = {
      "",
      "Examples:",
      "  titan locations set acme pune --zone Asia/Kolkata --currency INR",
      "  titan locations set acme pune --currency ''      no currency any more"
    })
final class LocationsSetCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(index = "0", paramLabel = "TENANT", description = "Whose location it is.")
  private String tenant;

  @Parameters(index = "1", paramLabel = "LOCATION", description = "The location.")
  private String id;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "An IANA zone such as Asia/Kolkata, or an offset such as +05:30.")
  private String zone;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "An ISO 4217 code such as INR; empty for none.")
  private String currency;

  @Override
  public Integer call() {
    if (zone == null && currency == null) {
      throw new UsageException("give --zone, --currency or both");
    }
    if (zone != null) {
      LocationRegistry.check(tenant, id, zone, currency); // before a home is made
    }
    LocationRegistry registry = common.workspace().installation().locations();
    Optional<Location> known = registry.get(tenant, id);
    if (zone == null && known.isEmpty()) {
      throw new UsageException("the location is new: give its --zone too");
    }
    String newZone = zone == null ? known.orElseThrow().zone().getId() : zone;
    String newCurrency = currency == null ? known.map(Location::currency).orElse(null) : currency;
    LocationPrinter.print(common.output(), registry.set(tenant, id, newZone, newCurrency));
    return ExitCode.DONE;
  }
}
