package dev.titan.pipelines.stream;

import dev.titan.schemas.hash.Hashes;
import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.DurableLog;
import dev.titan.storage.objects.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files of a landing folder that a stream has taken in: one line for each, a hash of path, size
 * and time of the last change. A file that is written again is another one. For several threads.
 */
final class TakenFiles {
  private final Path log;
  private final Set<String> keys;

  private TakenFiles(Path log, Set<String> keys) {
    this.log = log;
    this.keys = keys;
  }

  /** Opens the list; an absent one is empty. */
  static TakenFiles open(Path log) throws IOException {
    Set<String> keys = new HashSet<>();
    if (Files.exists(log)) {
      keys.addAll(Files.readAllLines(log, StandardCharsets.US_ASCII));
    }
    return new TakenFiles(log, keys);
  }

  /** What tells a file from others. */
  static String key(Path file, LandedFile.Version version) {
    return Hashes.of(
        "landed",
        file.toAbsolutePath().normalize().toString(),
        Long.toString(version.size()),
        Long.toString(version.modified()));
  }

  synchronized boolean contains(String key) {
    return keys.contains(key);
  }

  /** Adds files; on return that survives a power cut. */
  synchronized void add(Collection<String> taken) {
    Set<String> added = new HashSet<>(taken);
    added.removeAll(keys);
    if (!added.isEmpty()) {
      DurableLog.append(log, text(added), Access.OWNER_ONLY);
      keys.addAll(added);
    }
  }

  /** Forgets all files but those that are still there. */
  synchronized void keepOnly(Set<String> present) {
    if (keys.retainAll(present)) {
      try (WholeFile file = WholeFile.begin(log, Access.OWNER_ONLY)) {
        byte[] text = text(keys);
        file.write(text, text.length);
        file.finishForced();
      }
    }
  }

  private static byte[] text(Set<String> lines) {
    return lines.stream()
        .map(line -> line + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.US_ASCII);
  }
}
