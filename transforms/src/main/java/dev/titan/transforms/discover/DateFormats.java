package dev.titan.transforms.discover;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides how dates are written. The order of day and month is settled by the column itself, else
 * by another column, by what the rows would mean, or by the habits of the place; else it stays open
 * and the column has no format.
 */
final class DateFormats {
  private static final int MIN_ORDERED = 4;
  private static final int MIN_SPREAD = 6;
  private static final int CLOSE_DAYS = 31;
  private static final int FAR_DAYS = 120;

  private static final Set<String> MONTH_FIRST_ZONES =
      Set.of(
          "America/New_York",
          "America/Chicago",
          "America/Denver",
          "America/Los_Angeles",
          "America/Phoenix",
          "America/Detroit",
          "America/Anchorage",
          "Pacific/Honolulu",
          "America/Boise",
          "America/Indiana/Indianapolis",
          "America/Puerto_Rico");

  private static final Pattern DAY_FIRST_NAMES =
      Pattern.compile("(^|_)(vat|cgst|sgst|igst|gstin|postcode|abn|ppn|btw|iva|mwst|tva)(_|$)");
  private static final Pattern MONTH_FIRST_NAMES =
      Pattern.compile("(^|_)(zip|zipcode|zip_code|sales_tax|ssn|fein|mcc_us)(_|$)");

  private final Profile profile;
  private final DiscoveryContext context;
  private final int futureDays;

  /**
   * @param futureDays how far behind the receipt an event of the category may lie
   */
  DateFormats(Profile profile, DiscoveryContext context, int futureDays) {
    this.profile = profile;
    this.context = context;
    this.futureDays = futureDays;
  }

  /** How a column's dates or times are read, or nothing if that is not settled. */
  Optional<DateFormat> of(ColumnProfile column) {
    Optional<DateFormat> format = ofValues(column);
    boolean utc = column.name().saysUtc() && column.facts().dates.hasTime();
    return utc ? format.map(DateFormat::inUtc) : format;
  }

  private Optional<DateFormat> ofValues(ColumnProfile column) {
    ColumnFacts facts = column.facts();
    DateColumn dates = facts.dates;
    if (facts.isTime()) {
      return format(dates, DateColumn.Order.CERTAIN, "");
    }
    if (!facts.isDate()) {
      // Eight digits may be a date or seconds since 1970; the date is the rarer accident.
      return facts.isEpoch() && !facts.isCompactDate()
          ? Optional.of(new DateFormat(List.of(facts.epochs.unit()), null, "en", ""))
          : Optional.empty();
    }
    DateColumn.Order own = dates.ownOrder();
    return switch (own) {
      case CERTAIN -> format(dates, own, "");
      case DAY_FIRST, MONTH_FIRST -> format(dates, own, "its own values");
      case CONFLICT -> Optional.empty();
      case OPEN -> settle(column);
    };
  }

  private static Optional<DateFormat> format(
      DateColumn dates, DateColumn.Order order, String evidence) {
    List<String> patterns = dates.patterns(order);
    return patterns.isEmpty()
        ? Optional.empty()
        : Optional.of(new DateFormat(patterns, dates.zone(), dates.language(), evidence));
  }

  private Optional<DateFormat> settle(ColumnProfile column) {
    DateColumn dates = column.facts().dates;
    Optional<DateColumn.Order> order = bySiblings(column);
    if (order.isPresent()) {
      return format(dates, order.get(), "another column of the same file");
    }
    order = byMeaning(dates);
    if (order.isPresent()) {
      return format(dates, order.get(), "the order or spread of the rows");
    }
    order = byHabit(dates);
    return order.isPresent()
        ? format(dates, order.get(), "the habits of its currency, language or separator")
        : Optional.empty();
  }

  private Optional<DateColumn.Order> bySiblings(ColumnProfile column) {
    Set<DateColumn.Order> orders = EnumSet.noneOf(DateColumn.Order.class);
    for (ColumnProfile other : profile.columns()) {
      if (other.order() != column.order() && other.facts().isDate()) {
        orders.add(other.facts().dates.ownOrder());
      }
    }
    orders.removeAll(EnumSet.of(DateColumn.Order.CERTAIN, DateColumn.Order.OPEN));
    return only(orders);
  }

  /**
   * A reading that gives no dates, dates in the far future, or a jumble where the other is neat.
   */
  private Optional<DateColumn.Order> byMeaning(DateColumn dates) {
    List<LocalDate> day = dates.read(DateColumn.Order.DAY_FIRST);
    List<LocalDate> month = dates.read(DateColumn.Order.MONTH_FIRST);
    Set<DateColumn.Order> votes = EnumSet.noneOf(DateColumn.Order.class);
    vote(votes, day.isEmpty(), month.isEmpty());
    if (!day.isEmpty() && !month.isEmpty()) {
      vote(votes, isTooLate(day), isTooLate(month));
      if (day.stream().distinct().count() >= MIN_ORDERED) {
        vote(votes, !isOrdered(day), !isOrdered(month));
      }
      if (day.stream().distinct().count() >= MIN_SPREAD && !isFirstOfPeriod(day, month)) {
        vote(
            votes,
            span(day) >= FAR_DAYS && span(month) <= CLOSE_DAYS,
            span(month) >= FAR_DAYS && span(day) <= CLOSE_DAYS);
      }
    }
    return only(votes);
  }

  private static void vote(Set<DateColumn.Order> votes, boolean dayFails, boolean monthFails) {
    if (dayFails != monthFails) {
      votes.add(dayFails ? DateColumn.Order.MONTH_FIRST : DateColumn.Order.DAY_FIRST);
    }
  }

  private static Optional<DateColumn.Order> only(Set<DateColumn.Order> votes) {
    return votes.size() == 1 ? Optional.of(votes.iterator().next()) : Optional.empty();
  }

  private boolean isTooLate(List<LocalDate> days) {
    LocalDate last =
        context.receivedAt().plus(Duration.ofDays(futureDays)).atZone(ZoneOffset.UTC).toLocalDate();
    return days.stream().anyMatch(day -> day.isAfter(last));
  }

  private static boolean isOrdered(List<LocalDate> days) {
    boolean up = true;
    boolean down = true;
    for (int i = 1; i < days.size(); i++) {
      int step = days.get(i).compareTo(days.get(i - 1));
      up &= step >= 0;
      down &= step <= 0;
    }
    return up || down;
  }

  /** The first of each month looks like the first days of January: nothing tells them apart. */
  private static boolean isFirstOfPeriod(List<LocalDate> day, List<LocalDate> month) {
    return day.stream().allMatch(d -> d.getDayOfMonth() == 1)
        || month.stream().allMatch(d -> d.getDayOfMonth() == 1);
  }

  private static long span(List<LocalDate> days) {
    LocalDate first = days.stream().min(LocalDate::compareTo).orElseThrow();
    LocalDate last = days.stream().max(LocalDate::compareTo).orElseThrow();
    return ChronoUnit.DAYS.between(first, last);
  }

  /**
   * What people do where the records come from. The records themselves must say where that is; the
   * location's settings alone are not enough, as a program may keep its maker's habits.
   */
  private Optional<DateColumn.Order> byHabit(DateColumn dates) {
    Set<DateColumn.Order> own = EnumSet.noneOf(DateColumn.Order.class);
    for (String currency : Currencies.in(profile)) {
      addHabit(own, currency);
    }
    if (!profile.language().equals("en")) {
      own.add(DateColumn.Order.DAY_FIRST);
    }
    Set<DateColumn.Order> place = EnumSet.noneOf(DateColumn.Order.class);
    if (context.defaultCurrency() != null) {
      addHabit(place, context.defaultCurrency());
    }
    if (context.zone() != null) {
      addHabit(place, context.zone());
    }
    if (dates.isDashed() && place.equals(EnumSet.of(DateColumn.Order.DAY_FIRST))) {
      own.add(DateColumn.Order.DAY_FIRST);
    }
    addHabitsOfNames(own);
    // In the United States hardly any program writes the day first, whoever made it.
    boolean american = "USD".equals(context.defaultCurrency()) && isAmerican(context.zone());
    if (own.isEmpty() && american) {
      return Optional.of(DateColumn.Order.MONTH_FIRST);
    }
    boolean shown = !own.isEmpty();
    own.addAll(place);
    return shown ? only(own) : Optional.empty();
  }

  /** Taxes and addresses have names that only some countries use. */
  private void addHabitsOfNames(Set<DateColumn.Order> votes) {
    for (ColumnProfile column : profile.columns()) {
      String name = Vocabulary.fold(column.path());
      if (DAY_FIRST_NAMES.matcher(name).find()) {
        votes.add(DateColumn.Order.DAY_FIRST);
      }
      if (MONTH_FIRST_NAMES.matcher(name).find()) {
        votes.add(DateColumn.Order.MONTH_FIRST);
      }
    }
  }

  private static boolean isAmerican(ZoneId zone) {
    return zone != null
        && (MONTH_FIRST_ZONES.contains(zone.getId()) || zone.getId().startsWith("US/"));
  }

  private static void addHabit(Set<DateColumn.Order> votes, String currency) {
    switch (currency) {
      case "USD" -> votes.add(DateColumn.Order.MONTH_FIRST);
      case "CAD", "PHP", "ZAR", "JPY", "CNY", "KRW", "TWD", "HUF" -> {
        // Several orders are in use, or neither of the two.
      }
      default -> votes.add(DateColumn.Order.DAY_FIRST);
    }
  }

  private static void addHabit(Set<DateColumn.Order> votes, ZoneId zone) {
    String id = zone.getId();
    if (MONTH_FIRST_ZONES.contains(id) || id.startsWith("US/")) {
      votes.add(DateColumn.Order.MONTH_FIRST);
    } else if (id.startsWith("Europe/")
        || id.equals("Asia/Kolkata")
        || id.startsWith("Australia/")) {
      votes.add(DateColumn.Order.DAY_FIRST);
    }
  }
}
