package dev.titan.transforms.discover;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the words in status and type columns mean. */
final class ValueWords {
  /** The one table; it does not change. */
  static final ValueWords SHARED = new ValueWords();

  /** The meaning of a status that takes a record out of the books: it is ignored. */
  static final String DRAFT = "DRAFT";

  /** The side of an amount that left the account. */
  static final String OUT = "OUT";

  /** What a kind of record is, by an atom of its name. */
  private static final List<Map.Entry<String, String>> KINDS =
      List.of(
          Map.entry("refund", "REFUND"),
          Map.entry("return", "REFUND"),
          Map.entry("fee", "FEE"),
          Map.entry("payout", "PAYOUT"),
          Map.entry("payment", "PAYMENT"),
          Map.entry("charge", "PAYMENT"),
          Map.entry("captured", "PAYMENT"),
          Map.entry("sale", "SALE"));

  private final Map<String, String> statuses = new HashMap<>();
  private final Map<String, String> categories = new HashMap<>();
  private final Map<String, String> core = new HashMap<>();
  private final Map<String, String> sides = new HashMap<>();

  /** In the order of the file. */
  private final Map<String, String> stems = new LinkedHashMap<>();

  private ValueWords() {
    for (String[] row : TsvResource.rows("values.tsv")) {
      Map<String, String> table =
          switch (row[0]) {
            case "status" -> statuses;
            case "category" -> categories;
            case "core" -> core;
            case "side" -> sides;
            case "stem" -> stems;
            default -> throw new IllegalStateException("values.tsv: unknown table " + row[0]);
          };
      for (String word : row[2].split(" ")) {
        table.put(word, row[1]);
      }
    }
  }

  /** {@code POSTED}, {@code PENDING}, {@code VOID} or {@code DRAFT}, or null if unknown. */
  String status(String text) {
    String known = statuses.get(Vocabulary.fold(text));
    return known == null ? byStem(Vocabulary.words(text)) : known;
  }

  /**
   * The category that a kind of record most likely is, by the words in its name; null if unknown. A
   * refund of a payment is a refund: what stands first in the list wins.
   */
  String likelyCategory(String text) {
    List<String> atoms = Vocabulary.SHARED.read(text);
    for (Map.Entry<String, String> kind : KINDS) {
      if (atoms.contains(kind.getKey())) {
        return kind.getValue();
      }
    }
    return null;
  }

  /** What the beginnings of some words say, {@code CancelledWeb} or {@code No show}. */
  private String byStem(List<String> words) {
    String glued = String.join("", words);
    for (Map.Entry<String, String> stem : stems.entrySet()) {
      boolean first = glued.startsWith(stem.getKey());
      if (first || words.stream().anyMatch(word -> word.startsWith(stem.getKey()))) {
        return stem.getValue();
      }
    }
    return null;
  }

  /** The statuses that any source may send, with what they mean. */
  Map<String, String> coreStatuses() {
    return Map.copyOf(core);
  }

  /** {@code OUT} for what went out of an account, {@code IN} for what came in, null if unknown. */
  String side(String text) {
    return sides.get(Vocabulary.fold(text));
  }

  /** All words for what went out. */
  Set<String> outWords() {
    Set<String> words = new TreeSet<>();
    sides.forEach(
        (word, side) -> {
          if (side.equals(OUT)) {
            words.add(word);
          }
        });
    return words;
  }

  /** The name of a category, or null if unknown. */
  String category(String text) {
    return categories.get(Vocabulary.fold(text));
  }
}
