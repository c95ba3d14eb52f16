package dev.titan.transforms.discover;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads names: cuts them into words ({@code orderID}, {@code order_date}, {@code Rechnungsnummer})
 * and gives each word's atom, the English word that stands for it in every language.
 */
final class Vocabulary {
  /** The one vocabulary; it does not change. */
  static final Vocabulary SHARED = new Vocabulary();

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern CAMEL =
      Pattern.compile(
          "(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Words that say nothing about what a column is. */
  private static final Set<String> FILLERS =
      Set.of(
          "of", "the", "for", "on", "at", "by", "to", "per", "and", "is", "was", "has", "a", "an",
          "der", "des", "die", "das", "und", "de", "del", "la", "le", "du", "el", "los", "da", "do",
          "di", "van", "het", "von", "all", "this", "s", "l", "utc", "local", "with", "from");

  /** The least length of a part of a glued name, but for these endings. */
  private static final int MIN_PART = 3;

  private static final Set<String> SHORT_ENDINGS = Set.of("id", "no", "nr", "at", "on", "ts");

  private final Map<String, String> atoms = new HashMap<>();
  private final Map<String, String> languages = new HashMap<>();

  private Vocabulary() {
    for (String[] row : TsvResource.rows("words.tsv")) {
      for (String word : row[2].split(" ")) {
        if (atoms.put(word, row[0]) != null) {
          throw new IllegalStateException("words.tsv: '" + word + "' stands there twice");
        }
        languages.put(word, row[1]);
      }
    }
  }

  /** Lower case without accents; every separator becomes one underscore. */
  static String fold(String text) {
    return NO_WORD.matcher(plain(text).toLowerCase(Locale.ROOT)).replaceAll("_");
  }

  private static String plain(String text) {
    String marked =
        text.replace("%", " percent ")
            .replace("#", " number ")
            .replace("ß", "ss")
            .replace("№", "no");
    return MARKS.matcher(Normalizer.normalize(marked, Normalizer.Form.NFKD)).replaceAll("");
  }

  /** The atoms of a name, in order, without fillers. */
  List<String> read(String name) {
    List<String> result = new ArrayList<>();
    for (String word : words(name)) {
      addAtoms(word, result);
    }
    return result;
  }

  /** How many words of a name are known in that language only. */
  int wordsOf(String language, String name) {
    int count = 0;
    for (String word : words(name)) {
      List<String> parts = known(word) ? List.of(word) : cut(word);
      for (String part : parts) {
        count += language.equals(languages.get(part)) ? 1 : 0;
      }
    }
    return count;
  }

  private static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    for (String chunk : NO_WORD.split(plain(name))) {
      for (String word : CAMEL.split(chunk)) {
        if (!word.isEmpty()) {
          words.add(word.toLowerCase(Locale.ROOT));
        }
      }
    }
    return words;
  }

  private void addAtoms(String word, List<String> result) {
    if (FILLERS.contains(word)) {
      return;
    }
    if (known(word)) {
      result.add(atoms.get(word));
      return;
    }
    if (word.endsWith("s") && known(word.substring(0, word.length() - 1))) {
      result.add(atoms.get(word.substring(0, word.length() - 1)));
      return;
    }
    List<String> parts = cut(word);
    if (parts.isEmpty()) {
      result.add(word);
    }
    for (String part : parts) {
      if (known(part)) {
        result.add(atoms.get(part));
      }
    }
  }

  private boolean known(String word) {
    return atoms.containsKey(word);
  }

  /** A glued name as known words, the longest first; empty if it cannot be cut. */
  private List<String> cut(String word) {
    if (word.length() < 5 || word.length() > 40) {
      return List.of();
    }
    for (int end = word.length() - 2; end >= MIN_PART; end--) {
      String head = word.substring(0, end);
      if (known(head)) {
        String tail = word.substring(end);
        boolean ending = head.length() > MIN_PART && SHORT_ENDINGS.contains(tail);
        if (ending || (tail.length() >= MIN_PART && known(tail))) {
          return List.of(head, tail);
        }
        List<String> rest = cut(tail);
        if (!rest.isEmpty()) {
          List<String> parts = new ArrayList<>(rest);
          parts.add(0, head);
          return parts;
        }
      }
    }
    return List.of();
  }
}
