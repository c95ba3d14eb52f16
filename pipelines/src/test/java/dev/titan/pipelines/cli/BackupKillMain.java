package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.ChildJava;
import dev.titan.pipelines.ingest.Installation;
import dev.titan.storage.settings.Environment;
import dev.titan.storage.settings.SettingsLoader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** A process of its own that takes a backup and halts, without any clearing up, in its middle. */
final class BackupKillMain {
  static final int HALTED = 77;

  private BackupKillMain() {}

  static int inChild(Path home, Path target) throws Exception {
    return ChildJava.run(BackupKillMain.class, home.toString(), target.toString());
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
