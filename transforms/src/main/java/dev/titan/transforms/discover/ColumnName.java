package dev.titan.transforms.discover;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A path as words.
 *
 * @param path the canonical path
 * @param atoms what the last step says; for a step that says little ({@code amount}, {@code id})
 *     with the object around it
 * @param context what the object around it says
 * @param parent the path of the object around it, empty for the record itself
 * @param list the path of the innermost list around it ({@code items[]}), or null
 */
record ColumnName(
    String path, Set<String> atoms, List<String> context, String parent, String list) {

  private static final Pattern UTC = Pattern.compile("(^|_)(utc|gmt)(_|$)");

  /** Names that mean nothing without the object around them. */
  private static final Set<String> GENERIC =
      Set.of(
          "id",
          "uuid",
          "name",
          "first",
          "last",
          "number",
          "code",
          "amount",
          "value",
          "total",
          "spend",
          "currency",
          "date",
          "time",
          "timestamp",
          "data",
          "text",
          "type",
          "status",
          "title",
          "description",
          "reference",
          "full",
          "price",
          "cents",
          "money",
          "key",
          "line",
          "note",
          "created",
          "percent",
          "size",
          "count",
          "quantity",
          "iban",
          "active");

  /** Objects that only wrap a record. */
  private static final Set<String> WRAPPERS =
      Set.of(
          "data",
          "attributes",
          "payload",
          "result",
          "fields",
          "properties",
          "info",
          "node",
          "object",
          "record",
          "event",
          "root",
          "response",
          "entity",
          "resource",
          "meta",
          "text",
          "description",
          "value");

  static ColumnName of(String path, boolean delimited) {
    return of(path, delimited, Vocabulary.SHARED);
  }

  static ColumnName of(String path, boolean delimited, Vocabulary vocabulary) {
    if (delimited) {
      return new ColumnName(path, new LinkedHashSet<>(vocabulary.read(path)), List.of(), "", null);
    }
    int listEnd = path.lastIndexOf("[]");
    String list = listEnd < 0 ? null : path.substring(0, listEnd + 2);
    String bare = path.replace("[]", "");
    String[] steps = bare.split("\\.");
    List<String> leaf = vocabulary.read(steps[steps.length - 1]);
    List<String> context = List.of();
    for (int i = steps.length - 2; i >= 0 && context.isEmpty(); i--) {
      List<String> words = vocabulary.read(steps[i]);
      if (!WRAPPERS.containsAll(words) && !leaf.containsAll(words)) {
        context = words;
      }
    }
    Set<String> atoms = new LinkedHashSet<>(leaf);
    if (GENERIC.containsAll(leaf)) {
      atoms.addAll(context);
    }
    int dot = path.lastIndexOf('.');
    return new ColumnName(path, atoms, context, dot < 0 ? "" : path.substring(0, dot), list);
  }

  /** Whether the name says that its times are those of UTC. */
  boolean saysUtc() {
    return UTC.matcher(Vocabulary.fold(path.substring(path.lastIndexOf('.') + 1))).find()
        || path.endsWith("UTC");
  }

  boolean inList() {
    return list != null;
  }

  /** All words, with those of the object around it. */
  List<String> allAtoms() {
    List<String> all = new ArrayList<>(atoms);
    for (String atom : context) {
      if (!atoms.contains(atom)) {
        all.add(atom);
      }
    }
    return all;
  }
}
