package dev.titan.benchmark.run;

/** A competitor has done other work than was asked for, so its time means nothing. */
public final class WrongResultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongResultException(String message) {
    super(message);
  }

  /** Compares one count. */
  public static void require(String competitor, String what, long expected, long found) {
    if (expected != found) {
      throw new WrongResultException(
          competitor + " gave " + found + " for " + what + " instead of " + expected);
    }
  }
}
