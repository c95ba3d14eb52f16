package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.UsageException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Names one mapping, or one proposal, on the command line. */
final class MappingOptions {
  @Parameters(
      paramLabel = "[TENANT/]ID",
      description = "The id of a mapping, or of a proposal that waits (p-…).")
  private String name;

  @Option(
      names = "--tenant",
      paramLabel = "NAME",
      description = "Whose it is, unless the name says so; '*' for shared ones.")
  private String tenant;

  /** What is named. */
  Name name() {
    int slash = name.indexOf('/');
    if (slash < 0) {
      if (tenant == null) {
        throw new UsageException("say whose mapping it is: TENANT/" + name + ", or --tenant");
      }
      return new Name(tenant, name);
    }
    Name full = new Name(name.substring(0, slash), name.substring(slash + 1));
    if (tenant != null && !tenant.equals(full.tenant)) {
      throw new UsageException(
          "the name says tenant " + full.tenant + " and --tenant says " + tenant);
    }
    return full;
  }

  /**
   * A mapping or proposal.
   *
   * @param tenant whose it is
   * @param id its id
   */
  record Name(String tenant, String id) {
    @Override
    public String toString() {
      return tenant + "/" + id;
    }
  }
}
