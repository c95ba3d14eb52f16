package dev.titan.templates.terraform;

/**
 * Something that is wrong.
 *
 * @param place where
 * @param block the block in which it stands, in the words of its file
 * @param what what is wrong
 * @param remedy what to do about it
 */
record Problem(Place place, String block, String what, String remedy) {
  @Override
  public String toString() {
    return place + ": " + block + ": " + what + "; " + remedy;
  }
}
