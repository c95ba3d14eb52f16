package dev.titan.pipelines.docs;

/**
 * What a page shows as code.
 *
 * @param page its page
 * @param line the line that it begins on, from 1
 * @param text one line of a block, or what stands in the running text
 * @param whole whether it is meant to be run as it stands; in the running text, a command may be
 *     named without all that it needs
 */
record Snippet(String page, int line, String text, boolean whole) {
  /** Where it stands, for a person. */
  String place() {
    return page + ":" + line;
  }
}
