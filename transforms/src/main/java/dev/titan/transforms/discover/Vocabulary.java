package dev.titan.transforms.discover;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads names: cuts them into words ({@code orderID}, {@code order_date}, {@code Rechnungsnummer})
 * and gives each word's atom, the English word that stands for it in every language.
 */
final class Vocabulary {
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
          "di", "van", "het", "von", "all", "this", "s", "l", "utc", "local", "from");

  /** Letters that normalisation leaves as they are. */
  private static final Map<Character, String> LETTERS =
      Map.of(
          'ß', "ss", 'ł', "l", 'Ł', "L", 'ø', "o", 'Ø', "O", 'æ', "ae", 'Æ', "Ae", 'đ', "d", 'ı',
          "i", 'œ', "oe");

  /** The least length of a part of a glued name, but for these endings. */
  private static final int MIN_PART = 3;

  /** A date in some languages, and in English anything. */
  private static final String DATA = "data";

  private static final List<String> DATED_LANGUAGES = List.of("it", "pl", "pt");

  /** The longest word of a script that writes none apart. */
  private static final int MAX_IDEOGRAPHS = 8;

  private static final Set<String> SHORT_ENDINGS = Set.of("id", "no", "nr", "at", "on", "ts");

  private static final String MANY_LANGUAGES = "";

  /** The one vocabulary; it does not change. Made last, as it needs what stands above. */
  static final Vocabulary SHARED = new Vocabulary(language -> true);

  private final Map<String, String> atoms = new HashMap<>();
  private final Map<String, String> languages = new HashMap<>();

  /** A vocabulary of English alone, to measure what the other languages are worth. */
  static Vocabulary ofEnglish() {
    return new Vocabulary(language -> language.equals("en"));
  }

  private Vocabulary(Predicate<String> spoken) {
    for (String[] row : TsvResource.rows("words.tsv")) {
      if (!spoken.test(row[1])) {
        continue;
      }
      for (String written : row[2].split(" ")) {
        String word = plain(written).toLowerCase(Locale.ROOT);
        String before = atoms.put(word, row[0]);
        if (before != null && !before.equals(row[0])) {
          throw new IllegalStateException("words.tsv: '" + word + "' stands there twice");
        }
        // What several languages share tells none of them.
        languages.merge(word, row[1], (one, other) -> one.equals(other) ? one : MANY_LANGUAGES);
      }
    }
  }

  /** Lower case without accents; every separator becomes one underscore. */
  static String fold(String text) {
    return NO_WORD.matcher(plain(text).toLowerCase(Locale.ROOT)).replaceAll("_");
  }

  private static String plain(String text) {
    StringBuilder spelled = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '%' -> spelled.append(" percent ");
        case '#' -> spelled.append(" number ");
        case '№' -> spelled.append("no");
        case '°' -> spelled.append(i > 0 && (text.charAt(i - 1) | 0x20) == 'n' ? "o " : " ");
        default -> spelled.append(LETTERS.getOrDefault(c, String.valueOf(c)));
      }
    }
    return MARKS.matcher(Normalizer.normalize(spelled, Normalizer.Form.NFKD)).replaceAll("");
  }

  /** The atoms of a name, in order, without fillers. */
  List<String> read(String name) {
    List<String> result = new ArrayList<>();
    for (String word : words(name)) {
      addAtoms(word, result);
    }
    boolean dated = result.size() > 1 && result.contains(DATA);
    if (dated && DATED_LANGUAGES.stream().anyMatch(language -> wordsOf(language, name) > 0)) {
      result.replaceAll(atom -> atom.equals(DATA) ? "date" : atom);
    }
    return result;
  }

  /** How many words of a name are known in that language only. */
  int wordsOf(String language, String name) {
    int count = 0;
    for (String word : words(name)) {
      List<String> parts = known(word) ? List.of(word) : parts(word);
      for (String part : parts) {
        count += language.equals(languages.get(part)) ? 1 : 0;
      }
    }
    return count;
  }

  /** The words of a name, folded. */
  static List<String> words(String name) {
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
      addKnown(word, result);
      return;
    }
    if (word.endsWith("s") && known(word.substring(0, word.length() - 1))) {
      addKnown(word.substring(0, word.length() - 1), result);
      return;
    }
    List<String> parts = parts(word);
    if (parts.isEmpty()) {
      result.add(word);
    }
    for (String part : parts) {
      if (known(part)) {
        addKnown(part, result);
      } else if (isIdeographic(part)) {
        result.add(part);
      }
    }
  }

  /** An abbreviation may stand for several words. */
  private void addKnown(String word, List<String> result) {
    result.addAll(List.of(atoms.get(word).split(" ")));
  }

  private List<String> parts(String word) {
    return isIdeographic(word) ? cutIdeographs(word) : cut(word);
  }

  /** Whether words are written without spaces, as in Chinese and Japanese. */
  private static boolean isIdeographic(String word) {
    return word.chars().anyMatch(Vocabulary::isIdeograph);
  }

  private static boolean isIdeograph(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA -> true;
      default -> c == 'ー';
    };
  }

  /** The known words from left to right, the longest first, with what lies between them. */
  private List<String> cutIdeographs(String word) {
    List<String> parts = new ArrayList<>();
    int unknown = 0;
    int at = 0;
    while (at < word.length()) {
      int end = Math.min(word.length(), at + MAX_IDEOGRAPHS);
      while (end > at && !known(word.substring(at, end))) {
        end--;
      }
      if (end == at) {
        at++;
        continue;
      }
      if (unknown < at) {
        parts.add(word.substring(unknown, at));
      }
      parts.add(word.substring(at, end));
      at = end;
      unknown = at;
    }
    if (unknown < at) {
      parts.add(word.substring(unknown));
    }
    return parts;
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
        // German and Swedish join words with an s.
        String joined = tail.startsWith("s") ? tail.substring(1) : "";
        if (joined.length() >= MIN_PART && known(joined)) {
          return List.of(head, joined);
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
