package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.storage.registry.Proposal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code titan mappings reject}. */
@Command(
    name = "reject",
    description = "Put a proposal away. The same mapping will not be proposed again.",
    footer = {
      "",
      "Example:",
      "  titan mappings reject acme/p-0123456789ab --why \"total is not the amount\""
    })
final class MappingsRejectCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private MappingOptions named;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      defaultValue = "rejected on the command line",
      description = "The reason, for the record.")
  private String why;

  @Override
  public Integer call() {
    MappingOptions.Name name = named.name();
    Installation installation = common.workspace().existing();
    Proposal proposal = new KnownMappings(installation).requireProposal(name);
    installation.proposals().reject(proposal.tenant(), proposal.id(), why);
    Output output = common.output();
    if (output.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("tenant", proposal.tenant());
      json.put("proposal", proposal.id());
      json.put("state", "rejected");
      output.object(json);
    } else {
      output.line("rejected " + proposal.tenant() + "/" + proposal.id());
    }
    return ExitCode.DONE;
  }
}
