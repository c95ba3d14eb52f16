package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.ingest.Progress;
import dev.titan.storage.objects.PathText;
import dev.titan.storage.settings.Home;
import dev.titan.storage.settings.LoadedSettings;
import dev.titan.storage.settings.SettingValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code titan doctor}: what is there, what is wrong, and what to do. */
@Command(
    name = "doctor",
    description = {
      "Check the installation: what is there, what is wrong, what to do. Exit code 1 if anything is",
      "wrong."
    },
    footer = {
      "",
      "Examples:",
      "  titan doctor",
      "  titan doctor --deep --json",
      "  titan doctor --fix"
    })
final class DoctorCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--deep",
      description = "Also read all originals, and compare them with their hashes.")
  private boolean deep;

  @Option(
      names = "--fix",
      description = {
        "First mend what can be mended without loss: leftovers of killed commands, rights of other",
        "users on private folders, daily sums. It waits until no run is under way."
      })
  private boolean fix;

  @Override
  public Integer call() throws IOException {
    Workspace workspace = common.workspace();
    List<Finding> findings = new ArrayList<>(settings(common.loadedSettings()));
    if (Home.exists(workspace.settings().home())) {
      if (fix) {
        findings.addAll(new Mending(workspace.installation()).run());
      }
      findings.addAll(common.withProgress(progress -> examine(workspace, progress)));
    } else {
      findings.add(
          Finding.note(
              "home",
              "there is nothing at " + PathText.of(workspace.settings().home()) + " yet",
              "run titan ingest or titan demo"));
    }
    print(common.output(), findings);
    boolean failed = findings.stream().anyMatch(f -> f.level() == Finding.Level.FAILED);
    return failed ? ExitCode.FAILED : ExitCode.DONE;
  }

  private List<Finding> examine(Workspace workspace, Progress progress) {
    // Before the stores are opened, which clear away some of it themselves.
    List<Finding> findings = new ArrayList<>(LeftoversCheck.run(workspace.settings().home()));
    Installation installation = workspace.installation();
    findings.addAll(new HomeCheck(installation).run());
    findings.addAll(new RegistryCheck(installation, deep).run());
    findings.addAll(new WarehouseCheck(installation, deep).run());
    findings.addAll(new OriginalsCheck(installation, deep, progress).run());
    findings.addAll(new RunsCheck(installation, deep).run());
    return findings;
  }

  /** The settings that somebody has set. */
  private static List<Finding> settings(LoadedSettings loaded) {
    List<Finding> findings = new ArrayList<>();
    for (SettingValue value : loaded.values()) {
      if (!value.origin().equals("default")) {
        findings.add(
            Finding.ok(
                "settings",
                value.definition().key() + " = " + value.text() + ", by " + value.origin()));
      }
    }
    return findings;
  }

  private static void print(Output output, List<Finding> findings) {
    for (Finding finding : findings) {
      String level = finding.level().name().toLowerCase(Locale.ROOT);
      if (output.json()) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("level", level);
        json.put("subject", finding.subject());
        json.put("text", finding.text());
        json.put("remedy", finding.remedy());
        output.object(json);
      } else {
        output.line(
            String.format(
                Locale.ROOT,
                "%-6s  %-10s  %s",
                level,
                finding.subject(),
                Table.printable(finding.text())));
        if (finding.remedy() != null) {
          output.line(" ".repeat(20) + "to do: " + Table.printable(finding.remedy()));
        }
      }
    }
    if (!output.json()) {
      long failed = findings.stream().filter(f -> f.level() == Finding.Level.FAILED).count();
      output.line(failed == 0 ? "nothing is wrong" : failed + " checks failed");
    }
  }
}
