package dev.titan.pipelines.stream;

import dev.titan.storage.objects.PathText;
import dev.titan.storage.settings.Settings;
import dev.titan.storage.settings.SettingsText;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Where a stream keeps what it has taken in, and how its workers are set up. Goes to them with the
 * pipeline.
 *
 * @param folder the folder of the stream, which all workers see under this path
 * @param launch the start of the stream, which numbers its windows anew
 * @param settings those of the process that has launched the stream
 * @param isShared whether workers may be in other processes than that one
 */
record StreamPlace(String folder, String launch, TreeMap<String, String> settings, boolean isShared)
    implements Serializable {

  /** Where a stream that is being launched keeps what it takes in. */
  static StreamPlace of(StreamFolder folder, Settings settings, boolean isShared) {
    return new StreamPlace(
        PathText.of(folder.path()),
        UUID.randomUUID().toString(),
        new TreeMap<>(SettingsText.write(settings)),
        isShared);
  }

  Path path() {
    return PathText.path(folder);
  }
}
