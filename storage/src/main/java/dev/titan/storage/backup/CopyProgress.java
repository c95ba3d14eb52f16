package dev.titan.storage.backup;

/** Is told how far the copying of a home has come. */
public interface CopyProgress {
  /** Tells nobody. */
  CopyProgress NONE = (bytes, total) -> {};

  /**
   * So much is done.
   *
   * @param bytes how much, from the beginning
   * @param total how much there is to do
   */
  void done(long bytes, long total);
}
