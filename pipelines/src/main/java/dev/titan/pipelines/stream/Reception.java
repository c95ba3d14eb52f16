package dev.titan.pipelines.stream;

import dev.titan.storage.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Optional;

/** What the messages of a subscription bring in. Runners make copies of it. For one thread. */
interface Reception extends Serializable {

  /**
   * What a message brings in, or empty if there is nothing to read.
   *
   * @throws dev.titan.storage.objects.StorageException if a service that must be asked fails
   */
  Optional<Incoming> receive(ReceivedMessage message, Settings settings);

  /**
   * An input on its way in.
   *
   * @param arrival what is known of it
   * @param bytes where its bytes are
   */
  record Incoming(Arrival arrival, Bytes bytes) {}

  /** The bytes of an input before they are kept. */
  @FunctionalInterface
  interface Bytes {
    /**
     * Opens them.
     *
     * @throws dev.titan.pipelines.intake.SourceStream.Unreadable if this input cannot be read
     */
    InputStream open() throws IOException;
  }
}
