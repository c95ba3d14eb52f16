package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes files for original data: open to nobody but this user from their first moment on. */
final class PrivateFile {
  private PrivateFile() {}

  /**
   * Makes a file and opens it.
   *
   * @throws UsageException if there is one already
   */
  static OutputStream create(Path file) throws IOException {
    FileAttribute<?>[] ownerOnly = {};
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      ownerOnly =
          new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
          };
    }
    try {
      return Channels.newOutputStream(
          FileChannel.open(
              file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly));
    } catch (FileAlreadyExistsException e) {
      throw new UsageException(file + " exists already; name a file that does not");
    }
  }
}
