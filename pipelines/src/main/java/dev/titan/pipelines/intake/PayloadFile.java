package dev.titan.pipelines.intake;

import dev.titan.schemas.parquet.ParquetWriter;
import dev.titan.schemas.run.StagedFile;
import dev.titan.schemas.run.StagedTable;
import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.WholeFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The original bytes of small inputs as staged rows: 100,000 of them must neither be as many files
 * nor lie in memory. For one thread.
 */
final class PayloadFile implements AutoCloseable {
  private final Path path;
  private final ParquetWriter rows =
      new ParquetWriter(
          StagedTable.PAYLOADS.columns(), (bytes, length) -> file().write(bytes, length));
  private WholeFile file;

  /** The file of one of several takers. */
  PayloadFile(Path folder, int taker) {
    this.path = folder.resolve("taker-" + taker + ".payloads.parquet");
  }

  private WholeFile file() {
    if (file == null) {
      file = WholeFile.begin(path, Access.OWNER_ONLY);
    }
    return file;
  }

  void add(int input, byte[] bytes, int length) {
    rows.number(input);
    rows.bytes(bytes, 0, length);
    rows.endRow();
  }

  /** Ends the file, if there are any bytes; on return it survives a power cut. */
  Optional<StagedFile> finish() {
    rows.finish();
    if (file == null) {
      return Optional.empty();
    }
    file.finishForced();
    return Optional.of(
        StagedFile.of(
            StagedTable.PAYLOADS, path.getFileName().toString(), file.size(), file.checksum()));
  }

  /** Drops what is not finished. */
  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
