package dev.titan.pipelines.ingest;

import dev.titan.schemas.run.StagedFile;
import java.util.List;
import java.util.Map;

/**
 * The proof that one piece of a work unit is staged whole: written after its files, so that a
 * resumed run need not stage it again.
 *
 * @param unit the work unit
 * @param piece the number of the piece, from 0
 * @param last whether the unit has no further piece
 * @param read the decoder's count of records, per input
 * @param files what was staged
 */
public record Receipt(
    int unit, int piece, boolean last, Map<Integer, Long> read, List<StagedFile> files) {
  public Receipt {
    read = Map.copyOf(read);
    files = List.copyOf(files);
  }

  /** The name of its file in the run's staging folder. */
  public String name() {
    return name(unit, piece) + ".receipt.json";
  }

  static String name(int unit, int piece) {
    return String.format("u%06d-%03d", unit, piece);
  }
}
