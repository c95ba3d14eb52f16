package dev.titan.pipelines.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Narrows a list down to one tenant. */
final class TenantOption {
  @Option(names = "--tenant", paramLabel = "NAME", description = "Only those of this tenant.")
  private String tenant;

  /** The tenant, or null for all. */
  String name() {
    return tenant;
  }

  /** The tenants wanted, given all that there are. */
  List<String> among(List<String> all) {
    return tenant == null ? all : List.of(tenant);
  }
}
