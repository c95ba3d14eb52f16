package dev.titan.pipelines.ingest;

import dev.titan.schemas.run.StagedTable;
import java.util.Map;

/**
 * What became of one work unit, or of a piece of it where its rows are many: rows of the staged
 * tables as CSV lines, and the decoder's own count of the records it read.
 *
 * @param unit the work unit
 * @param piece the number of the piece in its unit, from 0
 * @param last whether the unit has no further piece
 * @param read records read, per input
 * @param rows CSV lines per table; a table without rows is absent
 */
record StagedUnit(
    int unit, int piece, boolean last, Map<Integer, Long> read, Map<StagedTable, byte[]> rows) {}
