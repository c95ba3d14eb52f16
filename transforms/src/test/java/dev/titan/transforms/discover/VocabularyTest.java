package dev.titan.transforms.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
  @ParameterizedTest
  @CsvSource({
    "orderID, order id",
    "order_created-on, order created",
    "Rechnungsnummer, invoice number",
    "Gesamtbetrag brutto, total amount gross",
    "Währung, currency",
    "WAEHRUNG, currency",
    "orderdate, order date",
    "Numéro de facture, number invoice",
    "Tax %, tax percent",
    "# of Guests, number guest",
    "Straße, address",
    "unitprice, unit price",
    "valid, valid",
    "android, android"
  })
  void readsNames(String name, String atoms) {
    assertEquals(List.of(atoms.split(" ")), Vocabulary.SHARED.read(name));
  }

  @ParameterizedTest
  @CsvSource({"In Progress, in_progress", "NO-SHOW, no_show", "Annulée, annulee"})
  void folds(String text, String folded) {
    assertEquals(folded, Vocabulary.fold(text));
  }
}
