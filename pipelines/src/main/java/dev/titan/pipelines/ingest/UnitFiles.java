package dev.titan.pipelines.ingest;

import dev.titan.schemas.run.StagedFile;
import dev.titan.schemas.run.StagedTable;
import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.WholeFile;
import dev.titan.transforms.stage.RowSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The files that take the rows of one work unit: one per table, made at its first row. */
final class UnitFiles implements RowSink, AutoCloseable {
  private final Path folder;
  private final String prefix;
  private final Map<StagedTable, WholeFile> files = new EnumMap<>(StagedTable.class);

  /**
   * Files in a folder.
   *
   * @param prefix the beginning of their names
   */
  UnitFiles(Path folder, String prefix) {
    this.folder = folder;
    this.prefix = prefix;
  }

  @Override
  public void take(StagedTable table, byte[] bytes, int length) {
    files.computeIfAbsent(table, this::begin).write(bytes, length);
  }

  private WholeFile begin(StagedTable table) {
    return WholeFile.begin(folder.resolve(name(table)), Access.OWNER_ONLY);
  }

  private String name(StagedTable table) {
    return prefix + "." + table.json() + ".parquet";
  }

  /** Gives all files their names, and tells what is in them. */
  List<StagedFile> finish() {
    List<StagedFile> staged = new ArrayList<>();
    files.forEach(
        (table, file) -> {
          file.finish();
          staged.add(StagedFile.of(table, name(table), file.size(), file.checksum()));
        });
    return staged;
  }

  /** Drops what is not finished. */
  @Override
  public void close() {
    files.values().forEach(WholeFile::close);
  }
}
