package dev.titan.pipelines.docs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a command of another program is called, by one line of {@code commands.txt}. That file says
 * how the lines are written.
 */
final class Synopsis {
  private static final String MORE = "...";

  private final List<String> path = new ArrayList<>();
  private final List<Set<String>> arguments = new ArrayList<>();
  private final Map<String, Set<String>> flags = new HashMap<>();
  private final String text;
  private int needed;
  private boolean repeats;

  private Synopsis(String text) {
    this.text = text;
  }

  static Synopsis parse(String line) {
    Synopsis synopsis = new Synopsis(line);
    for (String word : line.split(" +")) {
      synopsis.add(word);
    }
    return synopsis;
  }

  private void add(String word) {
    if (word.startsWith("-")) {
      int equals = word.indexOf('=');
      if (equals < 0) {
        flags.put(word, null);
      } else {
        flags.put(word.substring(0, equals), choices(word.substring(equals + 1)));
      }
    } else if (arguments.isEmpty() && word.matches("[a-z][a-z0-9-]*")) {
      path.add(word);
    } else {
      repeats = word.endsWith(MORE);
      String argument = repeats ? word.substring(0, word.length() - MORE.length()) : word;
      boolean optional = argument.startsWith("[");
      arguments.add(choices(optional ? argument.substring(1, argument.length() - 1) : argument));
      needed += optional ? 0 : 1;
    }
  }

  /** What is allowed by {@code a,b}; nothing named stands for anything. */
  private static Set<String> choices(String value) {
    return value.matches("[A-Z_]+") ? Set.of() : Set.of(value.split(","));
  }

  /** The words that name the command. */
  List<String> path() {
    return path;
  }

  /** Whether a command is called by these words. */
  boolean fits(List<String> words) {
    return words.size() >= path.size() && words.subList(0, path.size()).equals(path);
  }

  /**
   * What is wrong with a call of it, if anything is.
   *
   * @param words all words of the call
   * @param whole whether nothing is left out
   */
  Optional<String> problem(List<String> words, boolean whole) {
    List<String> given = new ArrayList<>();
    for (int i = path.size(); i < words.size(); i++) {
      String word = words.get(i);
      if (word.length() < 2 || !word.startsWith("-")) {
        given.add(word);
        continue;
      }
      int equals = word.indexOf('=');
      String flag = equals < 0 ? word : word.substring(0, equals);
      if (!flags.containsKey(flag)) {
        return Optional.of("'" + String.join(" ", path) + "' has no flag " + flag);
      }
      Set<String> values = flags.get(flag);
      if (values == null) {
        if (equals >= 0) {
          return Optional.of(flag + " takes no value");
        }
        continue;
      }
      if (equals < 0 && i + 1 == words.size()) {
        return Optional.of(flag + " needs a value");
      }
      String value = equals < 0 ? words.get(++i) : word.substring(equals + 1);
      if (!values.isEmpty() && !values.contains(value)) {
        return Optional.of(flag + " cannot be '" + value + "'");
      }
    }
    return problemOf(given, whole);
  }

  private Optional<String> problemOf(List<String> given, boolean whole) {
    if (whole && given.size() < needed) {
      return Optional.of("'" + String.join(" ", path) + "' needs " + needed + " arguments");
    }
    for (int i = 0; i < given.size(); i++) {
      if (i >= arguments.size() && !repeats) {
        return Optional.of("'" + String.join(" ", path) + "' takes no '" + given.get(i) + "'");
      }
      Set<String> allowed = arguments.get(Math.min(i, arguments.size() - 1));
      if (!allowed.isEmpty() && !allowed.contains(given.get(i))) {
        return Optional.of("'" + String.join(" ", path) + "' knows no '" + given.get(i) + "'");
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
