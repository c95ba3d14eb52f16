package dev.titan.transforms.discover;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.mapping.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives each field of the ledger its column, the fields that matter most first. */
final class FieldAssigner {
  private static final double CLEAR_ID = 0.94;
  private static final int MANY_RECORDS = 50;

  private static final List<Field> TEXTS =
      List.of(Field.UNIT, Field.COUNTERPARTY, Field.DESCRIPTION, Field.REFERENCE);

  private final Profile profile;
  private final Category category;
  private final DiscoveryContext context;
  private FieldCandidates candidates;
  private EventIds ids;

  FieldAssigner(Profile profile, Category category, DiscoveryContext context) {
    this.profile = profile;
    this.category = category;
    this.context = context;
    this.candidates = new FieldCandidates(profile, category);
    this.ids = new EventIds(profile, candidates);
  }

  Assignment assign() {
    Assignment assignment = new Assignment(category);
    new AmountField(profile, category, context).assign(assignment);
    candidates = candidates.near(assignment.choice(Field.AMOUNT));
    ids = new EventIds(profile, candidates);
    new TimeFields(profile, candidates, context, category).assign(assignment);
    assignEventId(assignment);
    new CurrencyField(candidates, context).assign(assignment);
    assignQuantity(assignment);
    TEXTS.forEach(field -> assignText(assignment, field));
    assignLocation(assignment);
    new StatusField(candidates).assign(assignment);
    new CategoryField(candidates, isAccount()).assign(assignment);
    return assignment;
  }

  /** What was chosen for each field, and what came second. */
  List<Explanation.FieldEvidence> evidence(Assignment assignment) {
    List<Explanation.FieldEvidence> evidence = new ArrayList<>();
    Map<Field, String> sources = assignment.sources();
    for (Field field : Field.values()) {
      String list = assignment.explode();
      List<Candidate> all = new ArrayList<>(candidates.of(field));
      if (list != null) {
        all.addAll(candidates.of(field, list));
      }
      FieldChoice choice = assignment.choice(field);
      Optional<Candidate> second =
          all.stream()
              .filter(c -> choice == null || !choice.columns().contains(c.column()))
              .filter(c -> !c.column().path().equals(sources.get(field)))
              .findFirst();
      if (sources.containsKey(field) || second.isPresent()) {
        evidence.add(
            new Explanation.FieldEvidence(
                field,
                sources.get(field),
                choice == null ? 0 : round(choice.score()),
                choice == null ? null : choice.reason(),
                second.map(c -> c.column().path()).orElse(null),
                second.map(c -> round(c.score())).orElse(0.0)));
      }
    }
    return evidence;
  }

  private static double round(double score) {
    return Math.round(100 * Math.min(1, score)) / 100.0;
  }

  private boolean isAccount() {
    return category == Category.PAYMENT && CategoryClassifier.hasSignedAmount(profile);
  }

  /** The best id that is one; a list of how things stood on a day has the day in its ids. */
  private void assignEventId(Assignment assignment) {
    for (Candidate candidate : candidates.of(Field.EVENT_ID)) {
      ColumnProfile column = candidate.column();
      boolean may = assignment.isFree(column) && mayIdentify(column);
      if (!assignment.fills(Field.EVENT_ID) && may) {
        Optional<ColumnProfile> asOf = asOf(assignment, column);
        if (asOf.isPresent() && ids.isUnique(List.of(column, asOf.get()))) {
          assignment.choose(Field.EVENT_ID, dated(candidate, asOf.get()));
        } else if (asOf.isEmpty() && ids.isUnique(List.of(column))) {
          assignment.choose(Field.EVENT_ID, FieldChoice.text(candidate));
        }
      }
    }
  }

  /**
   * The id of something unknown may be unique in a few records only because each thing occurs once;
   * in the next file the same things would come again and replace these records.
   */
  private boolean mayIdentify(ColumnProfile column) {
    boolean unclear = column.has(Role.RECORD_ID) && column.role(Role.RECORD_ID) < CLEAR_ID;
    return !unclear || profile.size() >= MANY_RECORDS || column.facts().isSerial();
  }

  /** The day of a count, unless the id is that of the count itself. */
  private static Optional<ColumnProfile> asOf(Assignment assignment, ColumnProfile id) {
    FieldChoice time = assignment.choice(Field.EVENT_TIME);
    boolean counted = assignment.category() == Category.INVENTORY && !id.has(Role.COUNT_ID);
    return counted && time != null ? Optional.of(time.columns().get(0)) : Optional.empty();
  }

  private static FieldChoice dated(Candidate id, ColumnProfile day) {
    List<Operator> parts =
        Stream.of(id.column(), day)
            .map(column -> (Operator) new Operator.Path(column.path()))
            .toList();
    return new FieldChoice(
        id.column().path() + "+" + day.path(),
        new Operator.Concat(parts, "|"),
        List.of(id.column(), day),
        id.score(),
        "each thing is counted once on a day");
  }

  private void assignQuantity(Assignment assignment) {
    if (category == Category.FEEDBACK) {
      RatingWords.assign(profile, assignment);
    }
    if (assignment.fills(Field.QUANTITY)) {
      return;
    }
    Candidate best = first(assignment, Field.QUANTITY);
    if (best == null || isPartOfHours(best.column())) {
      return;
    }
    ColumnProfile column = best.column();
    DecimalColumn.State state = profile.decimalState(column);
    if (state == DecimalColumn.State.OPEN || state == DecimalColumn.State.CONFLICT) {
      if (category.rules().need() == Category.Need.QUANTITY || !assignment.fills(Field.AMOUNT)) {
        assignment.problem(
            "'" + column.path() + "': no row tells whether its sign parts thousands or decimals");
      }
      return;
    }
    DecimalStyle style = profile.style(column);
    Operator operator =
        new Operator.ParseDecimal(
            new Operator.Path(column.path()), style.decimal(), style.grouping());
    assignment.choose(Field.QUANTITY, FieldChoice.of(best, operator, best.reason()));
  }

  /** Regular hours beside overtime are not the hours worked, and nothing adds the two up. */
  private boolean isPartOfHours(ColumnProfile quantity) {
    return quantity.name().atoms().contains("regular")
        && profile.withRole(Role.OVERTIME).stream()
            .anyMatch(overtime -> !new Arithmetic(profile).isZero(overtime));
  }

  private void assignText(Assignment assignment, Field field) {
    boolean needless = field == Field.UNIT && !assignment.fills(Field.QUANTITY);
    Candidate best = needless ? null : first(assignment, field);
    if (best == null) {
      return;
    }
    if (field == Field.COUNTERPARTY) {
      assignment.choose(field, name(best));
    } else {
      assignment.choose(field, FieldChoice.text(best));
    }
  }

  /** A person's name, of two columns where first and last name have one each. */
  private FieldChoice name(Candidate candidate) {
    ColumnProfile first = candidate.column();
    Optional<ColumnProfile> last =
        profile.withRole(Role.LAST_NAME).stream()
            .filter(column -> column.name().parent().equals(first.name().parent()))
            .findFirst();
    if (!first.has(Role.FIRST_NAME) || last.isEmpty()) {
      return FieldChoice.text(candidate);
    }
    List<Operator> parts =
        List.of(new Operator.Path(first.path()), new Operator.Path(last.get().path()));
    return new FieldChoice(
        first.path() + "+" + last.get().path(),
        new Operator.Concat(parts, " "),
        List.of(first, last.get()),
        candidate.score(),
        "first and last name have a column each");
  }

  /** The shop of each record, where one input holds those of several. */
  private void assignLocation(Assignment assignment) {
    Candidate best = first(assignment, Field.LOCATION_ID);
    boolean store = category != Category.VENDOR && category != Category.EXPENSE;
    if (best != null && store && best.column().facts().words().size() > 1) {
      assignment.choose(Field.LOCATION_ID, FieldChoice.text(best));
    }
  }

  /** The best free candidate; inside the list where the record is exploded. */
  private Candidate first(Assignment assignment, Field field) {
    boolean ofLine = field == Field.QUANTITY || field == Field.UNIT || field == Field.DESCRIPTION;
    if (assignment.explode() != null && ofLine) {
      List<Candidate> inList = candidates.of(field, assignment.explode());
      return inList.isEmpty() ? null : inList.get(0);
    }
    return candidates.of(field).stream()
        .filter(candidate -> assignment.isFree(candidate.column()))
        .findFirst()
        .orElse(null);
  }
}
