package dev.titan.transforms.decode;

/** What the first bytes of an input say it is. File names are never asked. */
public enum Container {
  /** RFC 1952. */
  GZIP,
  /** A zip archive: of files, or one of the Office formats, which only its members tell. */
  ZIP,
  /** An OLE2 compound file: a workbook behind a password, or one in the format of Excel 97. */
  OLE2,
  /** Text in some encoding, see {@link TextEncoding}. */
  TEXT,
  /** Anything else. */
  BINARY,
  /** No byte at all. */
  EMPTY
}
