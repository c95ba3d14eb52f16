package dev.titan.transforms.decode;

import dev.titan.schemas.reason.ReasonCode;

/**
 * A whole input, or one part of it, cannot be decoded, and the cause lies in the data. It becomes a
 * dead letter of the input; failures of disks and networks are {@link java.io.IOException}s.
 *
 * <p>Unchecked, because it has to pass through streams and parsers that allow only their own
 * checked exceptions. The detail never holds a value of the data.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ReasonCode code;

  public InputException(ReasonCode code, String detail) {
    super(detail);
    this.code = code;
  }

  InputException(ReasonCode code, String detail, Throwable cause) {
    super(detail, cause);
    this.code = code;
  }

  /** The reason: one of the codes of a whole input. */
  public ReasonCode code() {
    return code;
  }

  /** What was found where, and what to do; without values of the data. */
  public String detail() {
    return getMessage();
  }
}
