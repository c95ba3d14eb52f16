package dev.titan.pipelines.ingest;

import dev.titan.schemas.run.StagedTable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.CustomCoder;

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
    int unit, int piece, boolean last, Map<Integer, Long> read, Map<StagedTable, byte[]> rows) {

  /** Writes the rows as they are; they are large, so nothing generic will do. */
  static final class Coder extends CustomCoder<StagedUnit> {
    private static final long serialVersionUID = 1L;
    private static final StagedTable[] TABLES = StagedTable.values();

    @Override
    public void encode(StagedUnit value, OutputStream out) throws IOException {
      DataOutputStream data = new DataOutputStream(out);
      data.writeInt(value.unit);
      data.writeInt(value.piece);
      data.writeBoolean(value.last);
      data.writeInt(value.read.size());
      for (Map.Entry<Integer, Long> count : value.read.entrySet()) {
        data.writeInt(count.getKey());
        data.writeLong(count.getValue());
      }
      for (StagedTable table : TABLES) {
        byte[] rows = value.rows.getOrDefault(table, new byte[0]);
        data.writeInt(rows.length);
        data.write(rows);
      }
    }

    @Override
    public StagedUnit decode(InputStream in) throws IOException {
      DataInputStream data = new DataInputStream(in);
      int unit = data.readInt();
      int piece = data.readInt();
      boolean last = data.readBoolean();
      Map<Integer, Long> read = new TreeMap<>();
      int counts = data.readInt();
      for (int i = 0; i < counts; i++) {
        read.put(data.readInt(), data.readLong());
      }
      Map<StagedTable, byte[]> rows = new EnumMap<>(StagedTable.class);
      for (StagedTable table : TABLES) {
        byte[] bytes = new byte[data.readInt()];
        data.readFully(bytes);
        if (bytes.length > 0) {
          rows.put(table, bytes);
        }
      }
      return new StagedUnit(unit, piece, last, read, rows);
    }

    @Override
    public void verifyDeterministic() {
      // Counts are written in the order of a sorted map, rows as they are.
    }
  }
}
