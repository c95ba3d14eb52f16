package dev.titan.pipelines.cli;

import dev.titan.schemas.place.Location;
import dev.titan.storage.registry.LocationRegistry;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code titan locations list}. */
@Command(
    name = "list",
    description = "List the locations that have been set. Any other is in UTC, without currency.",
    footer = {"", "Example:", "  titan locations list --tenant acme"})
final class LocationsListCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private TenantOption wanted;

  @Override
  public Integer call() {
    LocationRegistry registry = common.workspace().existing().locations();
    List<String> tenants = wanted.among(registry.tenants());
    List<Location> locations =
        tenants.stream().flatMap(owner -> registry.list(owner).stream()).toList();
    LocationPrinter.print(common.output(), locations);
    if (locations.isEmpty()) {
      common.output().note("no location is set; set one with titan locations set");
    }
    return ExitCode.DONE;
  }
}
