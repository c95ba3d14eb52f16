package dev.titan.pipelines.ingest;

import dev.titan.schemas.run.StagedFile;
import java.util.List;
import java.util.Map;

/**
 * The proof that a work unit is staged whole: written after its files, so that a resumed run need
 * not stage it again.
 *
 * @param unit the work unit
 * @param read the decoder's count of records, per input
 * @param files what was staged
 */
public record Receipt(int unit, Map<Integer, Long> read, List<StagedFile> files) {
  public Receipt {
    read = Map.copyOf(read);
    files = List.copyOf(files);
  }
}
