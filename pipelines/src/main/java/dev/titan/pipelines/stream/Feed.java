package dev.titan.pipelines.stream;

import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;

/** Where arrivals come from that one worker of a stream takes in. Goes to it with the pipeline. */
interface Feed extends Serializable {
  /**
   * Opens it for the one worker that takes arrivals in, or empty if another one does.
   *
   * @throws IOException if the stream's own files cannot be read
   */
  Optional<? extends Intake> open(StreamWorker worker) throws IOException;

  /** Takes arrivals in. For one thread. */
  interface Intake extends AutoCloseable {
    /**
     * Keeps some of what has arrived.
     *
     * @return how much is known to be there that is not kept, or {@link Pulse#UNKNOWN}
     */
    int poll() throws IOException;

    @Override
    void close();
  }
}
