package dev.titan.schemas.mapping;

/** JSON pointers (RFC 6901) as plain texts. */
final class Pointers {
  private Pointers() {}

  /** The pointer of a member of the object at {@code parent}. */
  static String child(String parent, String key) {
    return parent + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  /** The pointer of an element of the array at {@code parent}, counted from 0. */
  static String child(String parent, int index) {
    return parent + "/" + index;
  }
}
