package dev.titan.transforms.discover;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Currencies as codes (ISO 4217), as signs, and in names of columns. */
final class CurrencyCodes {
  private static final Set<String> CODES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  /** Signs and abbreviations that mean one currency only; a bare dollar sign does not. */
  private static final Map<String, String> SYMBOLS =
      Map.ofEntries(
          Map.entry("€", "EUR"),
          Map.entry("£", "GBP"),
          Map.entry("₹", "INR"),
          Map.entry("Rs", "INR"),
          Map.entry("₩", "KRW"),
          Map.entry("₽", "RUB"),
          Map.entry("₺", "TRY"),
          Map.entry("₪", "ILS"),
          Map.entry("฿", "THB"),
          Map.entry("₫", "VND"),
          Map.entry("₱", "PHP"),
          Map.entry("zł", "PLN"),
          Map.entry("Rp", "IDR"),
          Map.entry("R$", "BRL"),
          Map.entry("US$", "USD"),
          Map.entry("A$", "AUD"),
          Map.entry("C$", "CAD"),
          Map.entry("CHF", "CHF"));

  /** Marks that leave open which currency is meant. */
  private static final Set<String> LOOSE_MARKS = Set.of("$", "¥", "kr", "Kr", "Fr", "RS", "rs");

  /** Codes that names of columns use. Others (ALL, TRY, TOP) are words as well. */
  private static final Set<String> IN_NAMES =
      Set.of(
          "usd", "eur", "gbp", "inr", "chf", "jpy", "cad", "aud", "nzd", "sgd", "hkd", "aed", "zar",
          "brl", "mxn", "sek", "nok", "dkk", "pln", "czk", "cny", "thb", "idr", "myr", "php");

  /** Names of currencies that only one country uses, or all that use them share. */
  private static final Map<String, String> WORDS =
      Map.of(
          "euro",
          "EUR",
          "yen",
          "JPY",
          "yuan",
          "CNY",
          "zloty",
          "PLN",
          "reais",
          "BRL",
          "rupiah",
          "IDR",
          "kronor",
          "SEK",
          "sterling",
          "GBP");

  /** Currencies whose dollar or other sign is {@code $}. */
  private static final Set<String> DOLLARS =
      Set.of("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "COP", "CLP", "ARS");

  /** Currencies whose amounts are often whole although they have minor units. */
  private static final Set<String> WHOLE =
      Set.of(
          "INR", "IDR", "HUF", "PKR", "LKR", "BDT", "NPR", "COP", "ARS", "THB", "PHP", "CRC", "TWD",
          "TZS", "KES", "NGN", "CZK");

  private CurrencyCodes() {}

  /** Whether the letters beside a number name a currency, so that the text is still a number. */
  static boolean isMark(String mark) {
    return mark.isEmpty() || LOOSE_MARKS.contains(mark) || ofSymbol(mark) != null;
  }

  static boolean isCode(String text) {
    return text.length() == 3 && CODES.contains(text.toUpperCase(Locale.ROOT));
  }

  /** The code that a sign or abbreviation stands for, or null. */
  static String ofSymbol(String text) {
    String known = SYMBOLS.get(text);
    return known != null || !isCode(text) ? known : text.toUpperCase(Locale.ROOT);
  }

  /** The code in a column's name ({@code Amount (EUR)}, {@code total_usd}), or null. */
  static String inName(ColumnName name) {
    for (String atom : name.atoms()) {
      if (WORDS.containsKey(atom)) {
        return WORDS.get(atom);
      }
      if (IN_NAMES.contains(atom)) {
        return atom.toUpperCase(Locale.ROOT);
      }
    }
    for (Map.Entry<String, String> symbol : SYMBOLS.entrySet()) {
      boolean sign = Character.getType(symbol.getKey().charAt(0)) == Character.CURRENCY_SYMBOL;
      if (sign && name.path().contains(symbol.getKey())) {
        return symbol.getValue();
      }
    }
    return null;
  }

  static boolean isDollar(String code) {
    return DOLLARS.contains(code);
  }

  /** Whether amounts have no decimals: by ISO 4217, or as the sen of Indonesia are out of use. */
  static boolean isWhole(String code) {
    return code.equals("IDR") || Currency.getInstance(code).getDefaultFractionDigits() == 0;
  }

  /** Whether amounts without decimals say nothing about minor units in this currency. */
  static boolean isUsuallyWhole(String code) {
    return WHOLE.contains(code) || Currency.getInstance(code).getDefaultFractionDigits() == 0;
  }
}
