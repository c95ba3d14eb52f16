package dev.titan.pipelines.stream;

/** The stream is being ended: what is not begun yet is left to the next start. */
final class StreamEndedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StreamEndedException() {
    super("the stream is being ended");
  }
}
