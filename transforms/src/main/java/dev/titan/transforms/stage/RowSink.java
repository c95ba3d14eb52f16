package dev.titan.transforms.stage;

import dev.titan.schemas.run.StagedTable;

/** Takes the files of staged tables: where a place of execution differs from another. */
@FunctionalInterface
public interface RowSink {
  /**
   * Takes the next bytes of a table's file.
   *
   * @param bytes holds them from its start; must be used before this returns
   * @param length how many they are
   */
  void take(StagedTable table, byte[] bytes, int length);
}
