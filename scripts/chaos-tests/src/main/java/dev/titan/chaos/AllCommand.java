package dev.titan.chaos;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code chaos all}: one trouble after the other. */
@Command(
    name = "all",
    description = "Make every trouble, with the same options for each.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  scripts/chaos all --rows 20000"})
final class AllCommand implements Callable<Integer> {
  private static final List<String> TROUBLES =
      List.of("together", "disk", "read-only", "clock", "kill");

  @Spec private CommandSpec spec;
  @Unmatched private List<String> passedOn = List.of();

  @Override
  public Integer call() {
    int worst = 0;
    for (String trouble : TROUBLES) {
      String[] arguments = new String[passedOn.size() + 1];
      arguments[0] = trouble;
      for (int i = 0; i < passedOn.size(); i++) {
        arguments[i + 1] = passedOn.get(i);
      }
      worst = Math.max(worst, spec.parent().commandLine().execute(arguments));
    }
    return worst;
  }
}
