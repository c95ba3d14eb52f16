package dev.titan.pipelines.stream;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.storage.objects.StorageException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes away what has arrived in streams once the runs that have claimed it are over: for streams
 * whose windows somebody else commits.
 */
public final class CommittedWindows {
  private final Installation installation;

  /** The windows of all streams of an installation. */
  public CommittedWindows(Installation installation) {
    this.installation = installation;
  }

  /** Takes it away. */
  public void release() {
    Path streams = installation.home().streams();
    if (!Files.isDirectory(streams)) {
      return;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(streams)) {
      for (Path folder : folders) {
        StreamFolder.open(folder).releaseFinished(installation.runs());
      }
    } catch (IOException e) {
      throw StorageException.cannot("list", streams, e);
    }
  }
}
