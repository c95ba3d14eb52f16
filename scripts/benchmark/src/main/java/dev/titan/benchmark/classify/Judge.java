package dev.titan.benchmark.classify;

import dev.titan.pipelines.discover.DiscoverReport;
import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Field;
import dev.titan.transforms.discover.Proposal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds what Titan makes of a source against its label. */
final class Judge {
  private static final Map<Verdict.Point, Field> FIELDS =
      Map.of(
          Verdict.Point.EVENT_ID, Field.EVENT_ID,
          Verdict.Point.EVENT_TIME, Field.EVENT_TIME,
          Verdict.Point.AMOUNT, Field.AMOUNT,
          Verdict.Point.QUANTITY, Field.QUANTITY);

  private final LabelledSource source;
  private final DiscoverReport report;
  private final Set<Verdict.Point> strict = EnumSet.noneOf(Verdict.Point.class);
  private final Set<Verdict.Point> fair = EnumSet.noneOf(Verdict.Point.class);
  private final List<String> wrong = new ArrayList<>();

  private Judge(LabelledSource source, DiscoverReport report) {
    this.source = source;
    this.report = report;
  }

  static Verdict judge(LabelledSource source, DiscoverReport report) {
    return new Judge(source, report).verdict();
  }

  private Verdict verdict() {
    Proposal proposal = report.proposal();
    boolean accepted = proposal != null && proposal.accepted();
    Category category = proposal == null ? Category.UNKNOWN : proposal.category();
    if (source.label().expect() != Label.Expect.JUNK) {
      judgeCategory(category);
      FIELDS.forEach((point, field) -> judgeField(point, field, proposal));
      judgeValues();
    }
    return new Verdict(
        source,
        accepted,
        category,
        proposal == null ? 0 : proposal.confidence(),
        strict,
        fair,
        wrong,
        report.why());
  }

  private void judgeCategory(Category category) {
    Label label = source.label();
    note(
        Verdict.Point.CATEGORY,
        category == label.category(),
        category == label.category() || label.alternatives().contains(category),
        "category is " + label.category() + ", not " + category);
  }

  private void judgeField(Verdict.Point point, Field field, Proposal proposal) {
    List<String> right = source.label().fields().get(field.column());
    if (right == null) {
      return;
    }
    String found = proposal == null ? null : proposal.sources().get(field);
    boolean none = found == null && (right.isEmpty() || right.contains(null));
    note(
        point,
        none || (!right.isEmpty() && java.util.Objects.equals(right.get(0), found)),
        none || right.contains(found),
        field.column() + " is " + (right.isEmpty() ? "nowhere" : right) + ", not " + found);
  }

  private void judgeValues() {
    Map<String, Object> row = report.rows().isEmpty() ? Map.of() : report.rows().get(0);
    Map<String, String> first = source.label().first();
    boolean all = !row.isEmpty();
    for (Map.Entry<String, String> value : first.entrySet()) {
      boolean same = isSame(value.getKey(), value.getValue(), row);
      all &= same;
      if (!same) {
        wrong.add(
            "first "
                + value.getKey()
                + " is "
                + value.getValue()
                + ", not "
                + row.get(value.getKey()));
      }
    }
    boolean amount = isSame("amount", first.get("amount"), row) && !row.isEmpty();
    note(Verdict.Point.FIRST_AMOUNT, amount, amount, null);
    note(Verdict.Point.VALUES, all, all, row.isEmpty() ? "no row can be read" : null);
  }

  /**
   * An id that no field gives is made of the content; a currency that no amount needs, and a
   * quantity that the label leaves open, may be anything.
   */
  private boolean isSame(String name, String right, Map<String, Object> row) {
    boolean idle = name.equals("currency") && source.label().first().get("amount") == null;
    if (idle || isAlternative(name)) {
      return true;
    }
    Object found = row.get(name);
    if (right == null) {
      return switch (name) {
        case "event_id", "currency", "quantity" -> true;
        // Where a field may fill it, the label only does not say what it is.
        default ->
            found == null || !source.label().fields().getOrDefault(name, List.of()).isEmpty();
      };
    }
    if (found == null) {
      // Master data whose day is not read, or an id made of the content, is no wrong value.
      return name.equals("quantity") || (name.equals("event_time") && !isTimed());
    }
    return switch (name) {
      case "amount", "quantity" ->
          new BigDecimal(found.toString()).compareTo(new BigDecimal(right)) == 0;
      case "event_time" -> seconds(found.toString()) == seconds(right);
      case "event_id" -> isSameId(found.toString(), right);
      default -> found.toString().equals(right);
    };
  }

  /** What an alternative path says of the first record, the label does not know. */
  private boolean isAlternative(String name) {
    List<String> paths = source.label().fields().getOrDefault(name, List.of());
    String found =
        report.proposal() == null ? null : report.proposal().sources().get(Field.ofColumn(name));
    return found != null && paths.indexOf(found) > 0;
  }

  private boolean isTimed() {
    return source.label().category().rules().needsTime();
  }

  private static long seconds(String time) {
    return Instant.parse(time).getEpochSecond();
  }

  private boolean isSameId(String found, String right) {
    boolean byContent =
        report.proposal() != null && report.proposal().sources().get(Field.EVENT_ID) == null;
    return found.equals(right) || byContent;
  }

  private void note(Verdict.Point point, boolean isStrict, boolean isFair, String otherwise) {
    if (isStrict) {
      strict.add(point);
    }
    if (isFair) {
      fair.add(point);
    } else if (otherwise != null) {
      wrong.add(otherwise);
    }
  }
}
