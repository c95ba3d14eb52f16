package dev.titan.pipelines.cli;

import dev.titan.schemas.mapping.MappingJson;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
