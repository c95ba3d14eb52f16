package dev.titan.templates.terraform;

/** A file that is not in Terraform's language, or in a part of it that the checks do not read. */
final class SyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SyntaxException(Place place, String what, String remedy) {
    super(place + ": " + what + "; " + remedy);
  }
}
