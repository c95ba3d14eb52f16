package dev.titan.pipelines.docs;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a line of a shell apart into its commands, as far as the documentation needs it: quotes,
 * pipes, substitutions, redirections, comments.
 */
final class ShellLine {
  /** What stands where the result of a command would. */
  static final String SUBSTITUTED = "SUBSTITUTED";

  private final String line;
  private final List<List<String>> commands = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private StringBuilder word;
  private boolean isFile;
  private int at;

  private ShellLine(String line) {
    this.line = line;
  }

  /**
   * The words of each command of a line.
   *
   * @throws IllegalArgumentException if a quote or bracket is not closed
   */
  static List<List<String>> commands(String line) {
    return new ShellLine(line).read();
  }

  private List<List<String>> read() {
    for (at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == '#' && word == null) {
        break;
      }
      switch (c) {
        case ' ', '\t' -> endWord();
        case '|', ';', '&' -> endCommand();
        case '<', '>' -> redirect();
        case '\'' -> text().append(until('\''));
        case '"' -> quoted();
        default -> plain(c);
      }
    }
    endCommand();
    return commands;
  }

  private StringBuilder text() {
    if (word == null) {
      word = new StringBuilder();
    }
    return word;
  }

  private void plain(char c) {
    if (c == '\\' && at + 1 < line.length()) {
      text().append(line.charAt(++at));
    } else if (line.startsWith("$(", at)) {
      substitute();
    } else {
      text().append(c);
    }
  }

  private void quoted() {
    text();
    for (at++; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == '"') {
        return;
      }
      plain(c);
    }
    throw new IllegalArgumentException("a quote is not closed");
  }

  private String until(char end) {
    int close = line.indexOf(end, at + 1);
    if (close < 0) {
      throw new IllegalArgumentException("a quote is not closed");
    }
    String inside = line.substring(at + 1, close);
    at = close;
    return inside;
  }

  private void substitute() {
    int depth = 0;
    int from = at + 2;
    for (at++; at < line.length(); at++) {
      depth += line.charAt(at) == '(' ? 1 : line.charAt(at) == ')' ? -1 : 0;
      if (depth == 0) {
        commands.addAll(commands(line.substring(from, at)));
        text().append(SUBSTITUTED);
        return;
      }
    }
    throw new IllegalArgumentException("a bracket is not closed");
  }

  private void redirect() {
    endWord();
    isFile = true;
  }

  private void endWord() {
    if (word != null) {
      if (!isFile) {
        words.add(word.toString());
      }
      isFile = false;
      word = null;
    }
  }

  private void endCommand() {
    endWord();
    if (!words.isEmpty()) {
      commands.add(words);
      words = new ArrayList<>();
    }
  }
}
