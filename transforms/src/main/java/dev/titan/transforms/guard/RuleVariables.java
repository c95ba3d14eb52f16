package dev.titan.transforms.guard;

import dev.cel.runtime.CelVariableResolver;
import dev.titan.transforms.record.Slice;
import dev.titan.transforms.refine.Currencies;
import dev.titan.transforms.refine.EntryLine;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What an expression may ask of a line; made only when it does. */
final class RuleVariables implements CelVariableResolver {
  static final List<String> STRINGS =
      List.of(
          "category",
          "kind",
          "status",
          "location_id",
          "source",
          "currency",
          "event_id",
          "description",
          "counterparty",
          "reference",
          "unit",
          "event_day",
          "attributes");

  static final List<String> NUMBERS = List.of("amount_minor", "quantity_milli", "age_days");

  static final List<String> TRUTHS = List.of("has_amount", "has_quantity", "has_event_time");

  private static final int MINOR_DIGITS = 2;
  private static final int MILLI_DIGITS = 3;

  private final EntryLine line;
  private final GuardContext context;

  RuleVariables(EntryLine line, GuardContext context) {
    this.line = line;
    this.context = context;
  }

  @Override
  public Optional<Object> find(String name) {
    return Optional.ofNullable(value(name));
  }

  private Object value(String name) {
    return switch (name) {
      case "category" -> line.category().name();
      case "kind" -> context.kind().name();
      case "status" -> line.status().name();
      case "source" -> context.source();
      case "location_id" -> text(line.locationId());
      case "currency" -> text(line.currency());
      case "event_id" -> text(line.eventId());
      case "description" -> text(line.description());
      case "counterparty" -> text(line.counterparty());
      case "reference" -> text(line.reference());
      case "unit" -> text(line.unit());
      case "attributes" -> line.attributes().toString();
      case "event_day" ->
          line.hasEventTime() ? LocalDate.ofEpochDay(line.eventDay()).toString() : "";
      case "age_days" -> line.hasEventTime() ? (long) context.receivedDay() - line.eventDay() : 0L;
      case "amount_minor" -> line.hasAmount() ? line.amount().inUnitsOf(minorDigits()) : 0L;
      case "quantity_milli" -> line.hasQuantity() ? line.quantity().inUnitsOf(MILLI_DIGITS) : 0L;
      case "has_amount" -> line.hasAmount();
      case "has_quantity" -> line.hasQuantity();
      case "has_event_time" -> line.hasEventTime();
      default -> null;
    };
  }

  private int minorDigits() {
    int digits = Currencies.fractionDigits(line.currency());
    return digits == Currencies.UNKNOWN ? MINOR_DIGITS : digits;
  }

  private static String text(Slice slice) {
    return slice.toString();
  }
}
