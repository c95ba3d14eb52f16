package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.storage.backup.BackupReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code titan backup}. */
@Command(
    name = "backup",
    description = {
      "Copy the home into a new folder, as it is at one moment: warehouse, registry, settings, runs,",
      "originals. It waits for ingests that are under way, and others wait for it until only the",
      "originals are left to copy. The folder holds original data: keep it as safe as the home."
    },
    footer = {
      "",
      "Examples:",
      "  titan backup /mnt/safe/titan-2026-11-23",
      "  titan backup /mnt/safe/titan-2026-11-23 --with-secrets"
    })
final class BackupCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(
      paramLabel = "FOLDER",
      description = "The folder to be made; the one around it exists.")
  private Path folder;

  @Option(
      names = "--with-secrets",
      description = {
        "Copy the keys of the tokens too: whoever has them can test guesses of personal data",
        "against the tokens."
      })
  private boolean withSecrets;

  @Override
  public Integer call() throws IOException {
    Installation installation = common.workspace().existing();
    BackupReport report =
        common.withProgress(
            progress ->
                installation
                    .backup()
                    .take(folder, withSecrets, new CopyMeter("copying", progress)));
    Output output = common.output();
    if (output.json()) {
      output.object(CopyMeter.json("backup", report));
    } else {
      output.line("backed up " + CopyMeter.words(report) + " to " + report.folder());
    }
    if (!withSecrets) {
      output.note(
          "without the secrets: a home restored from it makes new keys for tokens, so that people"
              + " in new records no longer match those in old ones; use --with-secrets, or keep the"
              + " folder "
              + installation.home().secrets()
              + " safe elsewhere");
    }
    for (String path : report.damaged()) {
      output.note("damaged in the home already, and copied as it is: " + path);
    }
    if (!report.damaged().isEmpty()) {
      output.note("to do: restore these originals from an older backup");
    }
    return report.damaged().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }
}
