package dev.titan.pipelines.cli;

import dev.titan.schemas.mapping.MappingJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
  @Mixin private MappingVersionOptions chosen;

  @Override
  public Integer call() {
    Output output = common.output();
    KnownMappings.Known known = chosen.find(common);
    String document = MappingJson.print(known.mapping());
    output.line(output.json() ? new Output.RawJson(document).text() : document.stripTrailing());
    return ExitCode.DONE;
  }
}
