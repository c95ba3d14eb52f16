package dev.titan.pipelines.cli;

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
    Mapping first = given.with(1, tenant, given.source());
    MappingRegistry registry = common.workspace().installation().mappings();
    Optional<Mapping> current = registry.current(tenant, given.id());
    int version = current.map(Mapping::version).orElse(0);
    boolean same = current.isPresent() && current.get().equals(at(first, version));
    Mapping published = same ? current.get() : at(first, version + 1);
    registry.publish(published);
    PublishedMapping.print(common.output(), published, !same);
    return ExitCode.DONE;
  }

  private static Mapping at(Mapping mapping, int version) {
    return mapping.with(version, mapping.tenant(), mapping.source());
  }
}
