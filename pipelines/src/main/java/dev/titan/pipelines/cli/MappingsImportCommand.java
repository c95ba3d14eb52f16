package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.MappingJson;
import dev.titan.storage.registry.MappingRegistry;
import dev.titan.transforms.refine.CompiledMapping;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code titan mappings import}: a mapping that a person has written or corrected. */
@Command(
    name = "import",
    description = {
      "Check a mapping and publish it as the next version of its lineage.",
      "Tenant and version in the file do not matter."
    },
    footer = {
      "",
      "Examples:",
      "  titan mappings import orders.json --tenant acme",
      "  titan mappings export acme/shop.orders | titan mappings import - --tenant globex"
    })
final class MappingsImportCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "FILE", description = "The mapping as JSON; - for standard input.")
  private String file;

  @Option(
      names = "--tenant",
      required = true,
      paramLabel = "NAME",
      description = "Whose records it reads; '*' for those of all tenants.")
  private String tenant;

  @Override
  public Integer call() throws IOException {
    Mapping given = MappingJson.parseUntrusted(TextFile.read(file), file);
    // Before the home is made or touched: a wrong mapping leaves no trace.
    CompiledMapping.compile(given);
    Installation installation = common.workspace().installation();
    MappingRegistry registry = installation.mappings();
    Optional<Mapping> before = registry.current(tenant, given.id());
    Mapping published = registry.publishNext(given.with(1, tenant, given.source()));
    boolean isNew = !before.equals(Optional.of(published));
    PublishedMapping.print(
        common.output(), published, isNew, new WaitingLetters(installation).commands(published));
    return ExitCode.DONE;
  }
}
