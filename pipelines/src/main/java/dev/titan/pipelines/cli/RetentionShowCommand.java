package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.storage.registry.RetentionRegistry;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code titan retention show}. */
@Command(
    name = "show",
    description = {
      "Show how long the data of each tenant are kept. The tenant * stands for all that do not say",
      "otherwise; a value in brackets is taken over from there."
    },
    footer = {"", "Example:", "  titan retention show"})
final class RetentionShowCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private TenantOption wanted;

  @Override
  public Integer call() {
    Installation installation = common.workspace().existing();
    RetentionRegistry registry = installation.retention();
    TreeSet<String> tenants = new TreeSet<>(registry.tenants());
    tenants.addAll(installation.upkeep().tenants());
    tenants.add(RetentionRegistry.DEFAULT);
    String[] shown = wanted.among(tenants.stream().toList()).toArray(new String[0]);
    RetentionPrinter.print(common.output(), registry, shown);
    return ExitCode.DONE;
  }
}
