package dev.titan.storage.backup;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.settings.Home;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a backup says of itself, in its file {@code titan.backup.json}, which is written last.
 *
 * @param format the version of this form, {@value #FORMAT}
 * @param home the version of the home's layout, {@link Home#FORMAT}
 * @param tables the version of the warehouse's tables; 0 where there was no warehouse yet
 * @param takenAt when, in ISO 8601
 * @param secrets whether the token keys are in it
 * @param files every file but this one, by path
 */
record BackupManifest(
    int format, int home, int tables, String takenAt, boolean secrets, List<Entry> files) {
  static final String FILE = "titan.backup.json";
  static final int FORMAT = 1;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  BackupManifest {
    files = List.copyOf(files);
  }

  /**
   * A file.
   *
   * @param path its path, see {@link BackupPath}
   * @param bytes its size
   * @param sha256 its SHA-256 in lower-case hex digits
   */
  record Entry(String path, long bytes, String sha256) {}

  /** When the backup was taken. */
  Instant time() {
    return Instant.parse(takenAt);
  }

  /** The size of all files. */
  long bytes() {
    return files.stream().mapToLong(Entry::bytes).sum();
  }

  byte[] json() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JacksonException e) {
      throw new IllegalStateException("a record of texts and numbers can always be written", e);
    }
  }

  /**
   * The manifest of a backup, which may have been changed by anybody.
   *
   * @throws StorageException if there is none, or it is damaged, contradicts itself, or names paths
   *     outside of a home
   */
  static BackupManifest read(Path backup) {
    Path file = backup.resolve(FILE);
    BackupManifest manifest;
    try {
      int format = JSON.readTree(file.toFile()).path("format").asInt(0);
      if (format > FORMAT) {
        throw new StorageException(
            file + " has format " + format + ": restore it with the newer Titan that wrote it");
      }
      manifest = JSON.readValue(file.toFile(), BackupManifest.class);
    } catch (JacksonException e) { // whose text quotes the file
      throw new StorageException(file + " is damaged: take another backup");
    } catch (FileNotFoundException e) {
      throw new StorageException(
          backup + " is no finished backup, for it holds no " + FILE + ": name the folder of one");
    } catch (IOException e) {
      throw StorageException.cannot("read", file, e);
    }
    manifest.check(file);
    return manifest;
  }

  private void check(Path file) {
    Set<String> paths = new HashSet<>();
    for (Entry entry : files) {
      boolean sound =
          entry != null
              && BackupPath.isPath(entry.path())
              && !entry.path().equals(FILE)
              && entry.bytes() >= 0
              && entry.sha256() != null
              && SHA256.matcher(entry.sha256()).matches();
      if (!sound || !paths.add(entry.path())) {
        throw new StorageException(
            file
                + " names a file that no home has, or one twice (entry "
                + (paths.size() + 1)
                + "): it was changed by hand or is damaged; take another backup");
      }
    }
    try {
      time();
    } catch (DateTimeParseException | NullPointerException e) {
      throw new StorageException(file + " does not tell its time: take another backup");
    }
    if (format != FORMAT || !paths.contains(Home.MARKER)) {
      throw new StorageException(file + " is not that of a home: take another backup");
    }
  }
}
