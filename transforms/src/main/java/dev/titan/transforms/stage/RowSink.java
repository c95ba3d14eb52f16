package dev.titan.transforms.stage;

import dev.titan.schemas.run.StagedTable;

/** Takes staged rows: where a place of execution differs from another. */
@FunctionalInterface
public interface RowSink {
  /**
   * Takes some whole rows.
   *
   * @param bytes holds the rows from its start; must be used before this returns
   * @param length how many bytes are rows
   */
  void rows(StagedTable table, byte[] bytes, int length);
}
