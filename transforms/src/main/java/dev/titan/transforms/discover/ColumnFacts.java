package dev.titan.transforms.discover;

import dev.titan.schemas.mapping.ValueType;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the values of one column are like, without regard to its name. */
final class ColumnFacts {
  /** A share that allows for a few broken values, which become dead letters later. */
  static final double MOST = 0.8;

  private static final int MAX_WORDS = 200;
  private static final int MAX_SERIAL = 30;
  private static final long MICROS_PER_DAY = 86_400_000_000L;

  final DecimalColumn decimals = new DecimalColumn();
  final DateColumn dates = new DateColumn();
  final EpochColumn epochs = new EpochColumn();

  private final NumberReader numberReader;
  private final DateReader dateReader;
  private final Set<ValueType> types = EnumSet.noneOf(ValueType.class);
  private final BitSet present = new BitSet();
  private final BitSet filledIn = new BitSet();
  private final TreeMap<String, Integer> words = new TreeMap<>();
  private final TreeSet<String> marks = new TreeSet<>();
  private final String[] texts;
  private final NumberText[] numberTexts;
  private int filled;
  private int numbers;
  private int jsonNumbers;
  private int integers;
  private int codes;
  private int marked;
  private int compact;
  private int midnights;
  private int emails;
  private int phones;
  private int cards;
  private int currencies;
  private int lowerCurrencies;
  private int globalIds;
  private int booleans;
  private int letters;
  private int spaced;
  private boolean manyWords;
  private boolean repeats;

  private ColumnFacts(int records, NumberReader numberReader, DateReader dateReader) {
    this.numberReader = numberReader;
    this.dateReader = dateReader;
    texts = new String[records];
    numberTexts = new NumberText[records];
  }

  /** Reads the values of samples with the refinery's parsers. For one thread. */
  static final class Reader {
    private final NumberReader numbers = new NumberReader();
    private final DateReader dates = new DateReader();

    /** Looks at all values of a column but those of the skipped records. */
    ColumnFacts read(SampleColumn column, int records, BitSet skipped) {
      ColumnFacts facts = new ColumnFacts(records, numbers, dates);
      facts.addAll(column, skipped);
      return facts;
    }
  }

  private void addAll(SampleColumn column, BitSet skipped) {
    for (int i = 0; i < column.count(); i++) {
      if (!skipped.get(column.record(i))) {
        add(column.record(i), column.type(i), column.text(i));
      }
    }
  }

  private void add(int record, ValueType type, String text) {
    repeats |= present.get(record);
    present.set(record);
    types.add(type);
    if (text.isEmpty()) {
      return;
    }
    filled++;
    filledIn.set(record);
    if (texts[record] == null) {
      texts[record] = text;
    }
    addWord(text);
    booleans += type == ValueType.BOOLEAN || ValueShapes.isBoolean(text) ? 1 : 0;
    NumberText number = number(type, text);
    if (number != null) {
      addNumber(record, type, number, text);
    }
    if (type == ValueType.STRING) {
      addText(text, number);
    }
  }

  private NumberText number(ValueType type, String text) {
    return switch (type) {
      case NUMBER -> numberReader.json(text);
      case STRING -> numberReader.text(text);
      case BOOLEAN, NULL, OBJECT, ARRAY -> null;
    };
  }

  private void addWord(String text) {
    if (words.size() < MAX_WORDS || words.containsKey(text)) {
      words.merge(text, 1, Integer::sum);
    } else {
      manyWords = true;
    }
  }

  private void addNumber(int record, ValueType type, NumberText number, String text) {
    numbers++;
    if (numberTexts[record] == null) {
      numberTexts[record] = number;
    }
    integers += number.plain() ? 1 : 0;
    codes += number.code() ? 1 : 0;
    if (!number.mark().isEmpty()) {
      marked++;
      marks.add(number.mark());
    }
    if (type == ValueType.NUMBER) {
      jsonNumbers++;
      decimals.addJson(number);
    } else {
      decimals.add(number);
    }
    if (number.plain()) {
      epochs.add(text, numberReader);
      midnights += isMidnight(text) ? 1 : 0;
    }
  }

  private void addText(String text, NumberText number) {
    WrittenDate date = dateReader.read(text);
    if (date != null) {
      dates.add(date);
      midnights += text.endsWith("T00:00:00Z") || isDotNetMidnight(text) ? 1 : 0;
      compact += date.outline().form() == DateText.Form.COMPACT ? 1 : 0;
    }
    if (number == null) {
      letters++;
      spaced += text.indexOf(' ') > 0 ? 1 : 0;
    }
    emails += ValueShapes.isEmail(text) ? 1 : 0;
    phones += ValueShapes.isPhone(text) ? 1 : 0;
    cards += ValueShapes.isCard(text) ? 1 : 0;
    globalIds += ValueShapes.isGlobalId(text) ? 1 : 0;
    if (CurrencyCodes.isCode(text)) {
      currencies++;
      lowerCurrencies += Character.isLowerCase(text.charAt(0)) ? 1 : 0;
    } else if (CurrencyCodes.ofSymbol(text) != null) {
      currencies++;
    }
  }

  /**
   * Whether values run up or down like the numbers of documents: the same letters, and a number
   * that never comes again. What counts the rows from 0 or 1 does not.
   */
  boolean isSerial() {
    String letters = null;
    BigInteger before = null;
    int up = 0;
    int down = 0;
    boolean counts = true;
    int row = 0;
    for (String text : texts) {
      if (text == null) {
        continue;
      }
      String own = text.replaceAll("[0-9]", "");
      String digits = text.replaceAll("[^0-9]", "");
      if (digits.isEmpty()
          || digits.length() > MAX_SERIAL
          || (letters != null && !own.equals(letters))) {
        return false;
      }
      BigInteger number = new BigInteger(digits);
      if (before != null) {
        int step = number.compareTo(before);
        up += step > 0 ? 1 : 0;
        down += step < 0 ? 1 : 0;
      }
      counts &= own.isEmpty() && number.subtract(BigInteger.valueOf(row)).bitLength() <= 1;
      row++;
      letters = own;
      before = number;
    }
    return row > 2 && !counts && (up == row - 1 || down == row - 1);
  }

  private boolean isMidnight(String text) {
    for (int unit = 0; unit < EpochColumn.UNITS.size(); unit++) {
      long micros = numberReader.epochMicros(text, unit);
      if (EpochColumn.isRecent(micros)) {
        return micros % MICROS_PER_DAY == 0;
      }
    }
    return false;
  }

  private boolean isDotNetMidnight(String text) {
    return text.startsWith("/Date(") && isMidnight(text.replaceAll("[^0-9].*$|/Date\\(", ""));
  }

  Set<ValueType> types() {
    return types;
  }

  int filled() {
    return filled;
  }

  /** The records that have the path, whatever its value. */
  BitSet present() {
    return present;
  }

  /** The records that have a value. */
  BitSet filledIn() {
    return filledIn;
  }

  /** Whether a record has the path more than once. */
  boolean repeats() {
    return repeats;
  }

  /** The distinct texts with how often each occurs; not all of them if {@link #hasManyWords}. */
  Map<String, Integer> words() {
    return words;
  }

  boolean hasManyWords() {
    return manyWords;
  }

  /** The first text of a record, or null. */
  String text(int record) {
    return texts[record];
  }

  /** The first number of a record, or NaN. */
  double number(int record, DecimalStyle style) {
    NumberText number = numberTexts[record];
    return number == null ? Double.NaN : number.value(style.sign());
  }

  /** The letters and currency signs beside numbers. */
  Set<String> marks() {
    return marks;
  }

  boolean isMarked() {
    return most(marked);
  }

  boolean isNumeric() {
    return most(numbers);
  }

  boolean isDate() {
    return most(dates.dates()) && dates.isRegular();
  }

  /** Whether all values are points in time, and all of them at midnight in UTC. */
  boolean isUtcMidnight() {
    return filled > 1 && midnights == filled;
  }

  boolean isTime() {
    return most(dates.times());
  }

  boolean isEpoch() {
    return most(epochs.count());
  }

  boolean isCompactDate() {
    return most(compact);
  }

  boolean isInteger() {
    return isNumeric() && integers == numbers;
  }

  boolean isJsonNumber() {
    return jsonNumbers == numbers && numbers > 0;
  }

  boolean isCode() {
    return 10 * codes > filled;
  }

  boolean isEmail() {
    return 2 * emails > filled;
  }

  boolean isPhone() {
    return most(phones);
  }

  boolean isCard() {
    return most(cards);
  }

  boolean isCurrency() {
    return most(currencies);
  }

  boolean isLowerCurrency() {
    return most(lowerCurrencies);
  }

  boolean isGlobalId() {
    return filled > 0 && globalIds == filled;
  }

  boolean isBoolean() {
    return most(booleans);
  }

  /** Whether values hold letters, so that they are no bare numbers. */
  boolean isText() {
    return 2 * letters > filled;
  }

  /** Whether values are sentences or names of several words rather than codes. */
  boolean isSpaced() {
    return 2 * spaced > filled;
  }

  private boolean most(int count) {
    return filled > 0 && count >= MOST * filled;
  }
}
