package dev.titan.templates.terraform;

/** Where something stands. */
record Place(String file, int line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
