package dev.titan.transforms.refine;

import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.record.Slice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Knows the rows of a sheet that sum the rows above: they have no date and no id, and one of their
 * cells says so. Such a row is no event, and counted as one it would double every sum. Not
 * thread-safe.
 */
public final class TotalRow {
  private static final List<String> WORDS =
      List.of(
          "total",
          "totals",
          "grand total",
          "grand totals",
          "subtotal",
          "sub total",
          "sub-total",
          "sum",
          "total amount",
          "overall total",
          "report total",
          "page total",
          "net total",
          "summe",
          "summen",
          "gesamt",
          "gesamtsumme",
          "gesamtbetrag",
          "zwischensumme",
          "endsumme",
          "endbetrag",
          "insgesamt",
          "summe gesamt",
          "total general",
          "total général",
          "sous-total",
          "sous total",
          "somme",
          "total generale",
          "totale",
          "totale generale",
          "totali",
          "subtotale",
          "somma",
          "totaal",
          "eindtotaal",
          "subtotaal",
          "totalen",
          "suma",
          "suma total",
          "totales",
          "total geral",
          "soma",
          "totais",
          "razem",
          "suma razem",
          "ogółem",
          "celkem",
          "summa",
          "sammanlagt",
          "i alt",
          "yhteensä",
          "toplam",
          "genel toplam",
          "итого",
          "всего",
          "合計",
          "总计",
          "合计",
          "총계",
          "합계",
          "कुल",
          "कुल योग");

  /** In bytes: the longest of the words, and some room. */
  private static final int LONGEST = 40;

  private final FoldedTable<Boolean> words;
  private final Slice text = new Slice();

  /** Prepares the words. */
  public TotalRow() {
    Map<String, Boolean> all = new HashMap<>();
    WORDS.forEach(word -> all.put(word, Boolean.TRUE));
    words = new FoldedTable<>(all);
  }

  /** Whether a record is a row of cells of which one is a word for a total. */
  boolean isTotal(FlatRecord record) {
    boolean found = false;
    for (int token = 0; token < record.count(); token++) {
      byte kind = record.kind(token);
      boolean outermost =
          (kind == FlatRecord.START_OBJECT || kind == FlatRecord.END_OBJECT)
              && record.node(token).parent() == null;
      if (kind == FlatRecord.STRING) {
        found |= record.text(token, text) && isWord(text);
      } else if (!outermost) {
        return false;
      }
    }
    return found;
  }

  /** Whether a cell is a word for a total, with or without a colon. */
  public boolean isWord(Slice cell) {
    text.set(cell.bytes, cell.start, cell.end);
    text.trim();
    if (!text.isEmpty() && text.bytes[text.end - 1] == ':') {
      text.end--;
      text.trim();
    }
    return !text.isEmpty() && text.length() <= LONGEST && words.get(text) != null;
  }
}
