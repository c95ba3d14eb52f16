package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.UsageException;
import dev.titan.storage.settings.Environment;
import java.io.IOException;
import java.nio.file.Path;

/** The editor that a person has chosen. */
final class Editor {
  private final String command;

  /** An editor that the shell starts with a file as its last argument. */
  Editor(String command) {
    this.command = command;
  }

  /**
   * That of the environment: {@code VISUAL}, else {@code EDITOR}.
   *
   * @throws UsageException if neither is set
   */
  static Editor of(Environment environment) {
    return new Editor(
        environment
            .editor()
            .orElseThrow(
                () ->
                    new UsageException(
                        "no editor is set; set EDITOR, such as to nano, or give the corrected"
                            + " record with --with")));
  }

  /**
   * Edits a file, on the terminal of this process.
   *
   * @throws CommandException if the editor fails: then its changes are not wanted
   */
  void edit(Path file) throws IOException {
    // As with git, the command may hold options, so it is the shell that takes it apart.
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", command + " \"$1\"", "editor", file.toString());
    int code = end(builder.inheritIO().start());
    if (code != 0) {
      throw new CommandException(
          "the editor ended with exit code " + code + "; nothing was changed");
    }
  }

  private static int end(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the editor was open", e);
    }
  }
}
