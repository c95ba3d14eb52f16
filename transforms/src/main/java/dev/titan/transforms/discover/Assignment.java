package dev.titan.transforms.discover;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.mapping.Condition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which column fills which field, while it is being worked out. A column fills one field only. */
final class Assignment {
  private final Category category;
  private final Map<Field, FieldChoice> choices = new EnumMap<>(Field.class);
  private final Map<Field, String> suggested = new EnumMap<>(Field.class);
  private final Set<String> used = new HashSet<>();
  private final List<String> problems = new ArrayList<>();
  private final List<Condition> ignore = new ArrayList<>();
  private String explode;

  Assignment(Category category) {
    this.category = category;
  }

  Category category() {
    return category;
  }

  void choose(Field field, FieldChoice choice) {
    choices.put(field, choice);
    choice.columns().forEach(column -> used.add(column.path()));
  }

  /** Names what a field would be read from, if it were known how. */
  void suggest(Field field, String source) {
    suggested.put(field, source);
  }

  /** What each field is read from, or would be. */
  Map<Field, String> sources() {
    Map<Field, String> sources = new EnumMap<>(Field.class);
    sources.putAll(suggested);
    choices.forEach((field, choice) -> sources.put(field, choice.source()));
    return sources;
  }

  boolean isFree(ColumnProfile column) {
    return !used.contains(column.path());
  }

  FieldChoice choice(Field field) {
    return choices.get(field);
  }

  boolean fills(Field field) {
    return choices.containsKey(field);
  }

  Map<Field, FieldChoice> choices() {
    return choices;
  }

  /** Notes something that forbids to use the mapping without a person. */
  void problem(String text) {
    problems.add(text);
  }

  List<String> problems() {
    return problems;
  }

  void ignore(Condition condition) {
    ignore.add(condition);
  }

  List<Condition> ignored() {
    return ignore;
  }

  void explode(String list) {
    explode = list;
  }

  /** The list that gives a line each, or null. */
  String explode() {
    return explode;
  }
}
