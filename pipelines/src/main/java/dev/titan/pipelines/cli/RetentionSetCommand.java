package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.UsageException;
import dev.titan.storage.registry.Retention;
import dev.titan.storage.registry.RetentionAge;
import dev.titan.storage.registry.RetentionRegistry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code titan retention set}. */
@Command(
    name = "set",
    description = {
      "Say how long a tenant's data are kept, or those of all tenants that do not say otherwise.",
      "A time is a number and d, w or y (such as 400d or 2y); keep means for ever, and default that",
      "the tenant says nothing itself. What is left out stays as it is. Nothing is removed before",
      "titan retention apply."
    },
    footer = {
      "",
      "Examples:",
      "  titan retention set --raw 400d --dead-letters 180d --checkpoints 2y",
      "  titan retention set --tenant acme --raw keep"
    })
final class RetentionSetCommand implements Callable<Integer> {
  private static final String UNSAID = "default";

  @Mixin private CommonOptions common;

  @Option(
      names = "--tenant",
      paramLabel = "NAME",
      description = "For this tenant (default: for all that do not say otherwise).")
  private String tenant;

  @Option(names = "--raw", paramLabel = "TIME", description = "Original bytes, from their receipt.")
  private String raw;

  @Option(
      names = "--dead-letters",
      paramLabel = "TIME",
      description = "Dead letters, from the end of their wait.")
  private String deadLetters;

  @Option(
      names = "--checkpoints",
      paramLabel = "TIME",
      description = "What runs have read and what became of it, from their commit.")
  private String checkpoints;

  @Override
  public Integer call() {
    if (raw == null && deadLetters == null && checkpoints == null) {
      throw new UsageException("give --raw, --dead-letters or --checkpoints");
    }
    said(Retention.UNSAID); // before a home is made
    RetentionRegistry registry = common.workspace().installation().retention();
    String owner = tenant == null ? RetentionRegistry.DEFAULT : tenant;
    registry.set(owner, said(registry.said(owner)));
    RetentionPrinter.print(common.output(), registry, owner);
    return ExitCode.DONE;
  }

  private Retention said(Retention before) {
    return new Retention(
        age("--raw", raw, before.raw()),
        age("--dead-letters", deadLetters, before.deadLetters()),
        age("--checkpoints", checkpoints, before.checkpoints()));
  }

  private static RetentionAge age(String option, String text, RetentionAge before) {
    if (text == null) {
      return before;
    }
    try {
      return text.equals(UNSAID) ? null : new RetentionAge(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException(option + ": " + e.getMessage());
    }
  }
}
