package dev.titan.transforms.guard;

/** A tenant's rule that cannot be used: names the rule, the place in it and what is wrong. */
public final class RuleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RuleException(String message) {
    super(message);
  }

  public RuleException(String message, Throwable cause) {
    super(message, cause);
  }
}
