package dev.titan.pipelines.cli;

import dev.titan.schemas.mapping.MappingJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code titan mappings export}. */
@Command(
    name = "export",
    description = "Print a mapping, or the one in a proposal, as JSON for import.",
    footer = {
      "",
      "Example:",
      "  titan mappings export acme/petpooja.orders > orders.json",
      "  titan mappings import orders.json --tenant acme"
    })
final class MappingsExportCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private MappingOptions named;

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "A version of it (default: the current one).")
  private Integer version;

  @Override
  public Integer call() {
    Output output = common.output();
    MappingOptions.Name name = named.name();
    KnownMappings.Known known =
        new KnownMappings(common.workspace().existing()).require(name, version);
    String document = MappingJson.print(known.mapping());
    output.line(output.json() ? new Output.RawJson(document).text() : document.stripTrailing());
    return ExitCode.DONE;
  }
}
