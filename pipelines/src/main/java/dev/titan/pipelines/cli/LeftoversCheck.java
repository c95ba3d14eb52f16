package dev.titan.pipelines.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Looks for what killed commands have left. */
final class LeftoversCheck {
  private LeftoversCheck() {}

  static List<Finding> run(Path home) {
    List<Path> leftovers = Leftovers.of(home, Instant.now());
    return leftovers.isEmpty()
        ? List.of()
        : List.of(
            Finding.failed(
                "leftovers",
                leftovers.size()
                    + " temporary files and folders of killed commands, such as "
                    + leftovers.get(0),
                "titan doctor --fix"));
  }
}
