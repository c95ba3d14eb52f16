package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.MappingJson;
import dev.titan.storage.registry.Proposal;
import dev.titan.transforms.refine.CompiledMapping;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code titan mappings approve}. */
@Command(
    name = "approve",
    description = "Publish the mapping of a proposal that waits.",
    footer = {
      "",
      "Examples:",
      "  titan mappings approve acme/p-0123456789ab",
      "  titan mappings approve petpooja.orders --tenant acme"
    })
final class MappingsApproveCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private MappingOptions named;

  @Override
  public Integer call() {
    MappingOptions.Name name = named.name();
    Installation installation = common.workspace().existing();
    Proposal proposal = new KnownMappings(installation).requireProposal(name);
    CompiledMapping.compile(MappingJson.parse(proposal.mappingJson(), "proposal " + proposal.id()));
    Mapping published = installation.proposals().approve(proposal.tenant(), proposal.id());
    boolean isNew = proposal.state() == Proposal.State.OPEN;
    PublishedMapping.print(
        common.output(), published, isNew, new WaitingLetters(installation).commands(published));
    return ExitCode.DONE;
  }
}
