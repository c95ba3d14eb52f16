package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.storage.settings.Environment;
import dev.titan.storage.settings.SettingsLoader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A process of its own that takes a backup and halts, without any clearing up, in its middle. */
final class BackupKillMain {
  static final int HALTED = 77;

  private BackupKillMain() {}

  static int inChild(Path home, Path target) throws Exception {
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            BackupKillMain.class.getName(),
            home.toString(),
            target.toString());
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  public static void main(String[] args) {
    Installation installation =
        Installation.open(
            SettingsLoader.load(Environment.ofProcess(), Map.of("home", args[0])).settings(),
            InstantSource.system());
    installation
        .backup()
        .take(
            Path.of(args[1]),
            true,
            (bytes, total) -> {
              if (bytes > total / 2) {
                Runtime.getRuntime().halt(HALTED);
              }
            });
  }
}
