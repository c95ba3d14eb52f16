package dev.titan.transforms.discover;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.mapping.Operator;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds when something happened, and when the record was last changed. */
final class TimeFields {
  private static final double MARGIN = 0.01;
  private static final double FALSE_TIME = 0.05;

  /** Around midnight an hour is a day. */
  private static final double MOSTLY = 0.1;

  private final Profile profile;
  private final FieldCandidates candidates;
  private final DateFormats formats;
  private final Category category;
  private final ZoneId zone;

  TimeFields(
      Profile profile, FieldCandidates candidates, DiscoveryContext context, Category category) {
    this.profile = profile;
    this.candidates = candidates;
    this.category = category;
    this.zone = context.zone();
    this.formats = new DateFormats(profile, context, category.rules().futureDays());
  }

  void assign(Assignment assignment) {
    assignEventTime(assignment);
    for (Candidate candidate : candidates.of(Field.UPDATED_AT)) {
      Optional<DateFormat> format = formats.of(candidate.column());
      if (format.isPresent()
          && isDated(candidate.column())
          && !assignment.fills(Field.UPDATED_AT)) {
        Operator path = new Operator.Path(candidate.column().path());
        assignment.choose(
            Field.UPDATED_AT,
            FieldChoice.of(candidate, format.get().operator(path), candidate.reason()));
      }
    }
  }

  private void assignEventTime(Assignment assignment) {
    List<Candidate> found =
        candidates.of(Field.EVENT_TIME).stream()
            .filter(c -> isDated(c.column()))
            .map(this::withoutFalseTimes)
            .sorted(Comparator.comparingDouble((Candidate c) -> -c.score()))
            .toList();
    if (found.isEmpty()) {
      return;
    }
    Candidate best = exact(found);
    boolean needed = assignment.category().rules().needsTime();
    Optional<DateFormat> format = formats.of(best.column());
    if (format.isEmpty()) {
      assignment.suggest(Field.EVENT_TIME, best.column().path());
      if (needed) {
        assignment.problem(
            "'"
                + best.column().path()
                + "': no row tells how its dates are to be read"
                + " (day or month first)");
      }
      return;
    }
    if (found.size() > 1 && best.score() - found.get(1).score() < MARGIN) {
      ColumnProfile other = found.get(1).column();
      boolean differ = !isSame(best.column(), other) && !isTwin(found);
      if (needed && differ && !areSameDays(format.get(), best.column(), other)) {
        assignment.problem(
            "'"
                + best.column().path()
                + "' and '"
                + other.path()
                + "' may both say when it happened");
      }
    }
    assignment.choose(Field.EVENT_TIME, withTimeOfDay(best, format.get()));
  }

  /** The same time in two zones: the one in UTC leaves nothing open. */
  private static Candidate exact(List<Candidate> found) {
    return isTwin(found) && found.get(1).column().name().saysUtc() ? found.get(1) : found.get(0);
  }

  private static boolean isTwin(List<Candidate> found) {
    if (found.size() < 2) {
      return false;
    }
    ColumnName one = found.get(0).column().name();
    ColumnName other = found.get(1).column().name();
    return one.atoms().equals(other.atoms())
        && one.parent().equals(other.parent())
        && one.saysUtc() != other.saysUtc();
  }

  /**
   * A calendar day that a program has written as midnight in UTC is the day before west of
   * Greenwich: another column is better.
   */
  private Candidate withoutFalseTimes(Candidate candidate) {
    boolean misleads = candidate.column().facts().isUtcMidnight() && !ZoneOffset.UTC.equals(zone);
    return misleads
        ? new Candidate(candidate.column(), candidate.score() - FALSE_TIME, candidate.reason())
        : candidate;
  }

  /** A column of times alone cannot say when something happened. */
  private static boolean isDated(ColumnProfile column) {
    return !column.facts().isTime();
  }

  /** Whether two columns of points in time hardly ever lie a day apart: either will do. */
  private boolean areSameDays(DateFormat format, ColumnProfile one, ColumnProfile other) {
    Optional<DateFormat> second = formats.of(other);
    if (second.isEmpty()) {
      return false;
    }
    DayReader days = new DayReader(format, second.get());
    int both = 0;
    int apart = 0;
    for (int record = 0; record < profile.records(); record++) {
      String first = one.facts().text(record);
      String last = other.facts().text(record);
      if (first != null && last != null) {
        both++;
        apart += days.areSame(first, last) ? 0 : 1;
      }
    }
    return both > 0 && apart <= MOSTLY * both;
  }

  private boolean isSame(ColumnProfile one, ColumnProfile other) {
    for (int record = 0; record < profile.records(); record++) {
      if (!Objects.equals(one.facts().text(record), other.facts().text(record))) {
        return false;
      }
    }
    return true;
  }

  private FieldChoice withTimeOfDay(Candidate date, DateFormat format) {
    ColumnProfile column = date.column();
    String settled =
        format.evidence().isEmpty() ? "" : "; day and month are told by " + format.evidence();
    Operator path = new Operator.Path(column.path());
    Optional<ColumnProfile> time = timeBeside(column);
    Optional<DateFormat> timeFormat = time.flatMap(formats::of);
    if (timeFormat.isEmpty()) {
      return FieldChoice.of(date, format.operator(path), date.reason() + settled);
    }
    ColumnProfile beside = time.get();
    Operator both = new Operator.Concat(List.of(path, new Operator.Path(beside.path())), " ");
    return new FieldChoice(
        column.path() + "+" + beside.path(),
        format.with(timeFormat.get()).operator(both),
        List.of(column, beside),
        date.score(),
        date.reason() + ", and the time stands in a column of its own" + settled);
  }

  private Optional<ColumnProfile> timeBeside(ColumnProfile date) {
    if (date.facts().dates.hasTime() || !date.facts().isDate()) {
      return Optional.empty();
    }
    // A shift begins at its start, which has a name of its own.
    Optional<ColumnProfile> start =
        category == Category.LABOR ? timeBeside(date, Role.CLOCK_IN) : Optional.empty();
    return start.isPresent() ? start : timeBeside(date, Role.TIME_OF_DAY);
  }

  private Optional<ColumnProfile> timeBeside(ColumnProfile date, Role role) {
    return profile.withRole(role).stream()
        .filter(time -> time.facts().isTime())
        .filter(time -> time.name().parent().equals(date.name().parent()))
        .max(
            Comparator.comparingDouble((ColumnProfile time) -> time.role(role))
                .thenComparingInt(time -> -time.order()));
  }
}
