package dev.titan.transforms.discover;

import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.ledger.Kind;
import dev.titan.schemas.ledger.Status;
import dev.titan.schemas.mapping.Condition;
import dev.titan.schemas.mapping.Operator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds what says whether a record counts: a status with known words, or a flag. */
final class StatusField {
  private static final Set<String> TRUE = Set.of("true", "yes", "y", "t", "1");
  private static final Set<String> FALSE = Set.of("false", "no", "n", "f", "0");

  private final FieldCandidates candidates;

  StatusField(FieldCandidates candidates) {
    this.candidates = candidates;
  }

  void assign(Assignment assignment) {
    if (assignment.category().defaultKind() == Kind.STATE) {
      return; // how a thing stands is its content, not whether the record counts
    }
    List<Candidate> found = candidates.of(Field.STATUS);
    for (Candidate candidate : found) {
      if (!assignment.fills(Field.STATUS)) {
        boolean flag = candidate.column().has(Role.VOID_FLAG);
        if (flag) {
          assignFlag(assignment, candidate);
        } else {
          assignWords(assignment, candidate);
        }
      }
    }
  }

  private static void assignFlag(Assignment assignment, Candidate candidate) {
    Map<String, String> values = new TreeMap<>();
    for (String word : candidate.column().facts().words().keySet()) {
      String lower = word.toLowerCase(Locale.ROOT);
      if (!TRUE.contains(lower) && !FALSE.contains(lower)) {
        return;
      }
      values.put(lower, TRUE.contains(lower) ? Status.VOID.name() : Status.POSTED.name());
    }
    values.putIfAbsent("true", Status.VOID.name());
    values.putIfAbsent("false", Status.POSTED.name());
    choose(assignment, candidate, values);
  }

  private static void assignWords(Assignment assignment, Candidate candidate) {
    ColumnFacts facts = candidate.column().facts();
    if (facts.hasManyWords()) {
      return;
    }
    Map<String, String> values = new TreeMap<>();
    Set<String> drafts = new TreeSet<>();
    boolean unknown = false;
    for (String word : facts.words().keySet()) {
      String meaning = ValueWords.SHARED.status(word);
      if (meaning == null) {
        unknown = true;
      } else if (meaning.equals(ValueWords.DRAFT)) {
        drafts.add(word.toLowerCase(Locale.ROOT));
      } else {
        values.put(word.toLowerCase(Locale.ROOT), meaning);
      }
    }
    if (unknown) {
      boolean uncounted = values.containsValue(Status.VOID.name()) || !drafts.isEmpty();
      if (uncounted) {
        assignment.problem(
            "'"
                + candidate.column().path()
                + "' takes some records out of the books, but not all"
                + " of its words are known");
      }
      return;
    }
    if (!drafts.isEmpty()) {
      assignment.ignore(new Condition(candidate.column().path(), drafts));
    }
    ValueWords.SHARED.coreStatuses().forEach(values::putIfAbsent);
    choose(assignment, candidate, values);
  }

  private static void choose(
      Assignment assignment, Candidate candidate, Map<String, String> values) {
    Operator path = new Operator.Path(candidate.column().path());
    Operator status = new Operator.EnumMap(path, values, null);
    assignment.choose(
        Field.STATUS, FieldChoice.of(candidate, status, "all its words are known as statuses"));
  }
}
