package dev.titan.transforms.decode;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes the parts that an input expands to. A part is plain UTF-8 text without a byte-order mark.
 * If the expansion ends with an {@link InputException}, whatever the sink took before belongs to a
 * damaged input and must be thrown away.
 */
public interface PartSink {
  /** What a part came from, as far as reading it needs to know. */
  enum Kind {
    /** A text file: its format is still to be found. */
    TEXT,
    /** A sheet: rows of CSV with commas, one for each row of the sheet. */
    SHEET
  }

  /**
   * The input is plain UTF-8 already: the raw file itself is the only part.
   *
   * @param start where the text begins in it, in bytes: behind the byte-order mark if it has one
   */
  void raw(long start) throws IOException;

  /**
   * Begins a part.
   *
   * @param label where it came from, for people: {@code march.xlsx!Sheet 1}; never a path
   * @return where its bytes go; closed by the expander when the part is whole
   */
  OutputStream open(String label, Kind kind) throws IOException;

  /**
   * One member of an archive is nothing that Titan reads. The other members go on.
   *
   * @param label where it stands, as for {@link #open}
   */
  void refused(String label, InputException reason) throws IOException;
}
