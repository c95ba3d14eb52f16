package dev.titan.schemas.mapping;

import dev.titan.schemas.hash.Hashes;
import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.ledger.Kind;
import dev.titan.schemas.ledger.Status;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Valid mappings of every form, the same ones for the same seed. */
final class RandomMappings {
  private static final String TABLE = "codes";
  private static final List<String> PIECES =
      List.of("a", "Order", "total", "Währung", "Rs.", " ", "/", "~", "\"", "\n", "[0]", "𝄞", "'");

  private final Random random;

  RandomMappings(long seed) {
    this.random = new Random(seed);
  }

  Mapping next() {
    return new Mapping(
        name(),
        1 + random.nextInt(1000),
        random.nextBoolean() ? Mapping.SHARED : name(),
        name(),
        category(),
        oneOf(Kind.values()),
        fingerprint(),
        oneOf(IdScope.values()),
        list(3, this::condition),
        set(3, this::text),
        map(3, this::text, () -> oneOf(PersonalType.values())),
        Map.of(TABLE, values(this::text), "other", values(this::text)),
        set(3, this::fingerprint),
        Stream.generate(this::variant).limit(1 + random.nextInt(3)).toList());
  }

  private Variant variant() {
    Map<Field, Operator> fields = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      if (random.nextInt(3) > 0) {
        fields.put(field, operator(field));
      }
    }
    fields.put(Field.DESCRIPTION, textOperator(3));
    String explode = random.nextInt(4) == 0 ? text() + "[]" : null;
    if (explode != null) {
      fields.put(Field.REFERENCE, new Operator.Path(explode + "." + text()));
    }
    Map<String, Set<ValueType>> needs = map(4, this::text, this::types);
    needs.put(text(), types());
    Instant validFrom =
        random.nextBoolean()
            ? null
            : Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    return new Variant(needs, validFrom, explode, fields, provenance());
  }

  private Operator operator(Field field) {
    return switch (field) {
      case AMOUNT -> decimalOperator(3, true);
      case QUANTITY -> decimalOperator(3, false);
      case EVENT_TIME, UPDATED_AT -> timeOperator(2);
      case CATEGORY -> wordOperator(() -> category().name());
      case STATUS -> wordOperator(() -> oneOf(Status.values()).name());
      case CURRENCY ->
          random.nextBoolean()
              ? new Operator.Path(text())
              : wordOperator(() -> random.nextBoolean() ? "EUR" : "INR");
      default -> textOperator(4);
    };
  }

  private Operator textOperator(int depth) {
    return switch (depth == 0 ? random.nextInt(2) : random.nextInt(7)) {
      case 0 -> new Operator.Path(text());
      case 1 -> new Operator.Const(text());
      case 2 -> new Operator.Coalesce(some(() -> textOperator(depth - 1)));
      case 3 ->
          new Operator.Concat(some(() -> textOperator(depth - 1)), random.nextBoolean() ? " " : "");
      case 4 -> new Operator.Split(textOperator(depth - 1), text(), random.nextInt(21) - 10);
      case 5 ->
          new Operator.EnumMap(
              textOperator(depth - 1), values(this::text), random.nextBoolean() ? null : text());
      default -> new Operator.Lookup(textOperator(depth - 1), TABLE);
    };
  }

  private Operator decimalOperator(int depth, boolean money) {
    return switch (depth == 0 ? random.nextInt(2) : random.nextInt(6)) {
      case 0 ->
          random.nextBoolean()
              ? new Operator.ParseDecimal(textOperator(1), ".", random.nextBoolean() ? "" : "'")
              : new Operator.ParseDecimal(textOperator(1), ",", random.nextBoolean() ? "." : " ");
      case 1 -> new Operator.Const(Integer.toString(random.nextInt()));
      case 2 -> new Operator.Coalesce(some(() -> decimalOperator(depth - 1, money)));
      case 3 ->
          new Operator.Scale(
              decimalOperator(depth - 1, money),
              random.nextInt(37) - 18,
              money && random.nextBoolean());
      case 4 ->
          new Operator.Difference(
              decimalOperator(depth - 1, money), decimalOperator(depth - 1, money));
      default -> new Operator.NegateIf(decimalOperator(depth - 1, money), condition());
    };
  }

  private Operator timeOperator(int depth) {
    if (depth > 0 && random.nextInt(4) == 0) {
      return new Operator.Coalesce(some(() -> timeOperator(depth - 1)));
    }
    List<String> patterns =
        List.of("ISO", "EPOCH_MILLIS", "dd.MM.yyyy[ HH:mm]", "d MMM uuuu, h:mm a");
    int first = random.nextInt(patterns.size());
    return new Operator.ParseDateTime(
        textOperator(1),
        patterns.subList(first, first + 1 + random.nextInt(patterns.size() - first)),
        random.nextBoolean() ? null : oneOf("Europe/Berlin", "+05:30", "UTC"),
        oneOf("en", "de", "fr-CA"));
  }

  private Operator wordOperator(Supplier<String> words) {
    return switch (random.nextInt(3)) {
      case 0 -> new Operator.Const(words.get());
      case 1 ->
          new Operator.EnumMap(
              new Operator.Path(text()), values(words), random.nextBoolean() ? null : words.get());
      default ->
          new Operator.Coalesce(
              List.of(
                  new Operator.EnumMap(textOperator(1), values(words), null),
                  new Operator.Const(words.get())));
    };
  }

  /** Any but UNKNOWN, which no mapping may name. */
  private Category category() {
    Category category = oneOf(Category.values());
    return category == Category.UNKNOWN ? Category.SALE : category;
  }

  private Condition condition() {
    return new Condition(text(), set(3, this::text));
  }

  private Provenance provenance() {
    return new Provenance(
        oneOf("classifier", "person", "patch"),
        random.nextDouble(),
        random.nextBoolean() ? null : text());
  }

  private Set<ValueType> types() {
    Set<ValueType> types = new HashSet<>(Set.of(oneOf(ValueType.values())));
    types.add(oneOf(ValueType.values()));
    return types;
  }

  /** Keys that differ in more than case and space, as the language demands. */
  private Map<String, String> values(Supplier<String> to) {
    Map<String, String> values = new HashMap<>();
    IntStream.rangeClosed(0, random.nextInt(4)).forEach(i -> values.put(i + text() + i, to.get()));
    return values;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    IntStream.rangeClosed(0, random.nextInt(3))
        .forEach(i -> text.append(PIECES.get(random.nextInt(PIECES.size()))));
    return text.toString();
  }

  private String name() {
    return "n" + random.nextInt(1000) + oneOf("", ".orders", "_x", "-Y");
  }

  private String fingerprint() {
    return Hashes.of(text(), Long.toString(random.nextLong()));
  }

  private <T> List<T> some(Supplier<T> element) {
    return Stream.generate(element).limit(1 + random.nextInt(3)).toList();
  }

  private <T> List<T> list(int below, Supplier<T> element) {
    return Stream.generate(element).limit(random.nextInt(below)).toList();
  }

  private <T> Set<T> set(int below, Supplier<T> element) {
    return new HashSet<>(list(below, element));
  }

  private <K, V> Map<K, V> map(int below, Supplier<K> key, Supplier<V> value) {
    Map<K, V> map = new LinkedHashMap<>();
    list(below, key).forEach(k -> map.put(k, value.get()));
    return map;
  }

  @SafeVarargs
  private <T> T oneOf(T... values) {
    return values[random.nextInt(values.length)];
  }
}
