package dev.titan.pipelines.cli;

import dev.titan.pipelines.discover.Discover;
import dev.titan.pipelines.intake.InputFile;
import dev.titan.pipelines.intake.IntakeSettings;
import dev.titan.schemas.place.Location;
import dev.titan.storage.registry.LocationRegistry;
import dev.titan.storage.settings.Settings;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code titan discover}: what Titan makes of files that it has never seen. */
@Command(
    name = "discover",
    description = "Say how files would be read, and why. Keeps nothing.",
    footer = {
      "",
      "Examples:",
      "  titan discover bills.csv",
      "  titan discover exports/ --source petpooja --json"
    })
final class DiscoverCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private InputOptions inputs;

  @Option(
      names = "--tenant",
      paramLabel = "NAME",
      defaultValue = "local",
      description = "The tenant that a mapping would belong to (default: ${DEFAULT-VALUE}).")
  private String tenant;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = "The time zone of local times (default: ${DEFAULT-VALUE}).")
  private String zone;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "The currency of amounts that name none.")
  private String currency;

  @Override
  public Integer call() throws IOException {
    Output output = common.output();
    String location = "discover";
    List<InputFile> files = inputs.find(tenant, location, common.settings().gcs());
    Location place = LocationRegistry.check(tenant, location, zone, currency);
    Settings settings = common.settings();
    Discover discover =
        new Discover(
            IntakeSettings.of(settings), settings.discovery().sampleRecords(), file -> place);
    boolean[] unreadable = new boolean[1];
    discover.run(
        files,
        Instant.now(),
        report -> {
          unreadable[0] |= report.proposal() == null;
          new DiscoverResult(report).print(output);
          output.flush();
        });
    return unreadable[0] ? ExitCode.FAILED : ExitCode.DONE;
  }
}
