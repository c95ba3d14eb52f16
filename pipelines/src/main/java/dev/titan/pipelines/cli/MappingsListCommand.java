package dev.titan.pipelines.cli;

import dev.titan.schemas.mapping.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code titan mappings list}. */
@Command(
    name = "list",
    description = "List the mappings, in use or retired, and the proposals that wait for a person.",
    footer = {
      "",
      "Examples:",
      "  titan mappings list",
      "  titan mappings list --tenant acme --json"
    })
final class MappingsListCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--tenant",
      paramLabel = "NAME",
      description = "Only what this tenant's records are read with, shared mappings included.")
  private String tenant;

  @Override
  public Integer call() {
    Output output = common.output();
    List<KnownMappings.Known> found = new KnownMappings(common.workspace().existing()).list(tenant);
    if (output.json()) {
      found.forEach(known -> output.object(json(known)));
      return ExitCode.DONE;
    }
    Table table =
        new Table(
            "tenant", "id", "version", "source", "category", "confidence", "state", "proposal");
    for (KnownMappings.Known known : found) {
      Mapping mapping = known.mapping();
      table.row(
          mapping.tenant(),
          mapping.id(),
          known.version(),
          mapping.source(),
          mapping.category(),
          known.confidence(),
          known.state(),
          known.isWaiting() ? known.proposal().id() : null);
    }
    output.table(table);
    if (found.isEmpty()) {
      output.note("no mappings yet: titan ingest discovers them, titan mappings import adds one");
    }
    if (found.stream().anyMatch(KnownMappings.Known::isWaiting)) {
      output.note("proposals wait: see one with titan mappings show TENANT/p-…, then approve it");
    }
    return ExitCode.DONE;
  }

  /** What is said of a mapping in any list of them. */
  static Map<String, Object> json(KnownMappings.Known known) {
    Mapping mapping = known.mapping();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("tenant", mapping.tenant());
    json.put("id", mapping.id());
    json.put("version", known.version());
    json.put("source", mapping.source());
    json.put("category", mapping.category().name());
    json.put("kind", mapping.kind().name());
    json.put("confidence", known.confidence());
    json.put("state", known.state());
    json.put("proposal", known.isWaiting() ? known.proposal().id() : null);
    return json;
  }
}
