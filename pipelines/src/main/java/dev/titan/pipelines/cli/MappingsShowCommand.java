package dev.titan.pipelines.cli;

import dev.titan.schemas.mapping.MappingJson;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code titan mappings show}. */
@Command(
    name = "show",
    description = "Show one mapping, or a proposal and why it waits.",
    footer = {
      "",
      "Examples:",
      "  titan mappings show acme/petpooja.orders",
      "  titan mappings show petpooja.orders --tenant acme --version 2"
    })
final class MappingsShowCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private MappingVersionOptions chosen;

  @Override
  public Integer call() {
    Output output = common.output();
    KnownMappings.Known known = chosen.find(common);
    String document = MappingJson.print(known.mapping());
    if (output.json()) {
      Map<String, Object> json = MappingsListCommand.json(known);
      if (known.isWaiting()) {
        json.put("meta", known.proposal().meta());
      }
      json.put("mapping", new Output.RawJson(document));
      output.object(json);
    } else {
      MappingView.print(output, known, document);
    }
    return ExitCode.DONE;
  }
}
