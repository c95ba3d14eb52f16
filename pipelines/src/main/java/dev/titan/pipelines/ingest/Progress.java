package dev.titan.pipelines.ingest;

/** Is told how far a run has come. */
public interface Progress {
  /** Tells nobody. */
  Progress NONE =
      new Progress() {
        @Override
        public void stage(String what, long totalBytes) {
          // Nobody listens.
        }

        @Override
        public void done(long bytes, long records) {
          // Nobody listens.
        }
      };

  /**
   * A stage begins.
   *
   * @param what the stage, as a participle: {@code reading}
   * @param totalBytes how much there is to do, or 0 if that is not known
   */
  void stage(String what, long totalBytes);

  /** So much of the stage is done, counted from its beginning. */
  void done(long bytes, long records);
}
