package dev.titan.transforms.decode;

import dev.titan.schemas.settings.Limits;
import java.io.Serializable;

/**
 * A stretch of a part that holds whole records: the unit that one worker decodes.
 *
 * @param offset where it begins in the part, in bytes
 * @param length its length in bytes
 * @param firstOrdinal the number of records before it in the part
 * @param firstLine the line (or sheet row) at its offset, from 1
 * @param records how many records it holds, at least 1
 */
public record RecordRange(long offset, long length, long firstOrdinal, long firstLine, long records)
    implements Serializable {
  /**
   * Whether the range is one record that is too large to be read: the splitter gives such a record
   * a range of its own, so that it can be refused without loading it.
   */
  public boolean isOversized(Limits limits) {
    return records == 1 && length > limits.maxRecordBytes();
  }
}
