package dev.titan.pipelines.cli;

import dev.titan.storage.backup.BackupReport;
import dev.titan.storage.backup.HomeRestore;
import dev.titan.storage.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code titan restore}. */
@Command(
    name = "restore",
    description = {
      "Make the home of a backup: TITAN_HOME or --home, which must be absent or empty. Every file is",
      "compared with the backup's manifest; if one is missing, damaged or unknown, nothing is made."
    },
    footer = {"", "Example:", "  titan restore /mnt/safe/titan-2026-11-23 --home /srv/titan-data"})
final class RestoreCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "BACKUP", description = "The folder that titan backup has made.")
  private Path backup;

  @Override
  public Integer call() throws IOException {
    Settings settings = common.workspace().settings();
    HomeRestore restore = new HomeRestore(backup, settings.warehouse());
    BackupReport report =
        common.withProgress(
            progress -> restore.into(settings.home(), new CopyMeter("restoring", progress)));
    Output output = common.output();
    if (output.json()) {
      output.object(CopyMeter.json("home", report));
    } else {
      output.line("restored " + CopyMeter.words(report) + " to " + report.folder());
    }
    if (!report.secrets()) {
      output.note(
          "the backup holds no secrets: put the folder secrets into the home before the next"
              + " ingest, or people in new records will not match those in old ones");
    }
    output.note("to check it: titan doctor --deep");
    return ExitCode.DONE;
  }
}
