package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.storage.objects.PathText;
import dev.titan.storage.settings.Home;
import dev.titan.storage.settings.Settings;
import java.time.InstantSource;

/** What a command works on; opened when it is first asked for. */
final class Workspace {
  private final Settings settings;
  private Installation installation;

  Workspace(Settings settings) {
    this.settings = settings;
  }

  Settings settings() {
    return settings;
  }

  /** The installation; its home is made if it is absent. */
  Installation installation() {
    if (installation == null) {
      installation = Installation.open(settings, InstantSource.system());
    }
    return installation;
  }

  /**
   * The installation, for commands that only look.
   *
   * @throws CommandException if there is none yet
   */
  Installation existing() {
    if (!Home.exists(settings.home())) {
      throw new CommandException(
          "there is nothing at "
              + PathText.of(settings.home())
              + " yet; run titan ingest or titan demo first");
    }
    return installation();
  }
}
