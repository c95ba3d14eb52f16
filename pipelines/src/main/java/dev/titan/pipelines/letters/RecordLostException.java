package dev.titan.pipelines.letters;

/** A record cannot be read again; the message says why, without a value. */
public final class RecordLostException extends Exception {
  private static final long serialVersionUID = 1L;

  RecordLostException(String message) {
    super(message);
  }
}
