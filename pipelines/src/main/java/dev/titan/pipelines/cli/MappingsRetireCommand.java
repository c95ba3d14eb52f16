package dev.titan.pipelines.cli;

import dev.titan.schemas.mapping.Mapping;
import dev.titan.storage.registry.MappingRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code titan mappings retire}. */
@Command(
    name = "retire",
    description = {
      "Take a published mapping out of use: ingests to come do not read with it.",
      "Its entries stay in the ledger, and its versions in the registry. What it has read would be",
      "read by another mapping, or become dead letters; discovery will not publish it again by",
      "itself. To bring it back, export it and import it again."
    },
    footer = {
      "",
      "Examples:",
      "  titan mappings retire acme/petpooja.orders",
      "  titan mappings retire petpooja.orders --tenant acme --why \"the till was replaced\""
    })
final class MappingsRetireCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private MappingOptions named;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      defaultValue = "retired on the command line",
      description = "The reason, for the record.")
  private String why;

  @Override
  public Integer call() {
    MappingOptions.Name name = named.name();
    MappingRegistry registry = common.workspace().existing().mappings();
    Mapping latest =
        registry
            .latest(name.tenant(), name.id())
            .orElseThrow(
                () ->
                    new CommandException(
                        "there is no published mapping "
                            + name
                            + "; titan mappings list shows them"));
    boolean changed = !registry.isRetired(latest);
    registry.retire(name.tenant(), name.id(), latest.version(), why);
    print(name, latest, changed);
    return ExitCode.DONE;
  }

  private void print(MappingOptions.Name name, Mapping latest, boolean changed) {
    Output output = common.output();
    if (output.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("tenant", name.tenant());
      json.put("id", name.id());
      json.put("version", latest.version());
      json.put("state", "retired");
      json.put("changed", changed);
      output.object(json);
    } else {
      output.line((changed ? "retired " : "unchanged: ") + name + " version " + latest.version());
    }
  }
}
