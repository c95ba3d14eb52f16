package dev.titan.storage.warehouse;

import dev.titan.schemas.run.StagedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Where a manifest's staged files are.
 *
 * @param folder the folder that holds them
 * @param checked whether the caller has written or checked them in this process, so that a look at
 *     their sizes will do
 */
public record StagedFiles(Path folder, boolean checked) {
  private static final int BUFFER_BYTES = 1 << 18;

  public StagedFiles {
    folder = folder.toAbsolutePath().normalize();
  }

  /** Files in a folder, of which nothing is known yet. */
  public static StagedFiles in(Path folder) {
    return new StagedFiles(folder, false);
  }

  /** The same files, written or checked in this process. */
  public StagedFiles asChecked() {
    return new StagedFiles(folder, true);
  }

  /** Where one of them is; {@link StagedFile} allows only plain names. */
  Path path(StagedFile file) {
    return folder.resolve(file.name());
  }

  /** What is wrong with the files: an answer for one that is not as it was written, or empty. */
  public Optional<String> damage(List<StagedFile> files) {
    return files.parallelStream().map(this::damage).flatMap(Optional::stream).findFirst();
  }

  private Optional<String> damage(StagedFile file) {
    Path path = path(file);
    try {
      long size = Files.size(path);
      if (size != file.bytes()) {
        return damaged(path, "it has " + size + " bytes instead of " + file.bytes());
      }
      if (!checked && !checksum(path).equals(file.crc32c())) {
        return damaged(path, "its checksum is not the one in the manifest");
      }
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return damaged(path, "it is missing");
    } catch (IOException e) {
      return damaged(path, "it cannot be read");
    }
  }

  private static Optional<String> damaged(Path path, String what) {
    return Optional.of("the staged file " + path + " is damaged: " + what);
  }

  private static String checksum(Path path) throws IOException {
    CRC32C checksum = new CRC32C();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(path)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        checksum.update(buffer, 0, read);
      }
    }
    return HexFormat.of().toHexDigits((int) checksum.getValue());
  }
}
