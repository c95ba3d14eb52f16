package dev.titan.transforms.refine;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.ledger.Status;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.PersonalType;
import dev.titan.schemas.reason.IgnoreCode;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.transforms.personal.Tokenizer;
import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.record.PathNode;
import dev.titan.transforms.record.Slice;

/**
 * Refines records by one variant: asks its readers field by field, tells apart what is left out,
 * what fails and what becomes lines, and adds the hashes.
 *
 * <p>Of an exploded event, id, times, currency, location and status are those of the first element;
 * the other fields are each line's own.
 */
final class Refiner {
  private final Mapping mapping;
  private final CompiledVariant variant;
  private final CompiledCondition[] ignore;
  private final Evaluation on;
  private final EventHashes hashes;
  private final AttributesWriter attributes = new AttributesWriter();
  private final TotalRow totalRow = new TotalRow();
  private final FoldedTable<Category> categories = CompiledMapping.categories();
  private final FoldedTable<Status> statuses = CompiledMapping.statuses();
  private final TextValue text = new TextValue();
  private final Slice cell = new Slice();

  /** The record itself names a currency, so that its lines without an amount have it too. */
  private boolean namesCurrency;

  Refiner(Mapping mapping, CompiledVariant variant) {
    this.mapping = mapping;
    this.variant = variant;
    Scopes record = new Scopes(null);
    this.ignore =
        mapping.ignore().stream().map(record::condition).toArray(CompiledCondition[]::new);
    NodeInfos infos = new NodeInfos(mapping);
    this.on = new Evaluation(infos, variant.scopes.count());
    this.hashes = new EventHashes(mapping, infos);
  }

  RefineOutcome refine(FlatRecord record, RefineContext context, EntryLines out) {
    out.clear();
    on.begin(record, context, out.arena);
    for (CompiledCondition condition : ignore) {
      if (condition.holds(on)) {
        return on.outcome.ignored(IgnoreCode.MAPPING_FILTER);
      }
    }
    int element = FlatRecord.NONE;
    if (variant.explodes()) {
      element = firstElement();
      if (element == FlatRecord.NONE) {
        PathRef list = variant.lists[variant.lists.length - 1];
        return on.outcome.failed(ReasonCode.EXPLODE_EMPTY, list.path(), null);
      }
      enter(element);
    }
    EntryLine first = out.add();
    if (!head(first)) {
      return on.outcome;
    }
    if (!lines(element, first, out)) {
      return on.outcome;
    }
    out.setByContent(variant.eventId == null && context.declaredId() == null);
    hashes.write(on, out);
    return on.outcome.entry();
  }

  /** Fills what all lines share; false if the record is ignored or has failed. */
  private boolean head(EntryLine line) {
    // The location goes first: its zone tells the times, its currency the money.
    Reading location = location(line);
    Reading id = text(Field.EVENT_ID, variant.eventId, line.eventId);
    Reading time = id == Reading.FAILED ? id : eventTime(line);
    // A record with a time sums no others: nearly all are done here.
    if (time != Reading.VALUE && isTotalRow(id, time, line)) {
      on.outcome.ignored(IgnoreCode.TOTAL_ROW);
      return false;
    }
    if (location == Reading.FAILED || id == Reading.FAILED || time == Reading.FAILED) {
      return false;
    }
    if (id == Reading.NONE && variant.eventId != null) {
      on.outcome.failed(
          ReasonCode.FIELD_MISSING,
          Field.EVENT_ID.column(),
          "the mapping reads the event's id there, but the value is empty");
      return false;
    }
    if (variant.eventId == null && on.context.declaredId() != null) {
      byte[] declared = on.context.declaredId();
      line.eventId.set(declared, 0, declared.length);
    }
    line.hasEventTime = time == Reading.VALUE;
    return currency(line) && updatedAt(line) && status(line);
  }

  private Reading eventTime(EntryLine line) {
    on.field = Field.EVENT_TIME;
    return variant.eventTime == null ? Reading.NONE : variant.eventTime.time(on, line.eventTime);
  }

  private boolean currency(EntryLine line) {
    Reading reading = text(Field.CURRENCY, variant.currency, line.currency);
    namesCurrency = reading == Reading.VALUE;
    if (reading == Reading.VALUE) {
      Slice found = line.currency;
      byte[] code = Currencies.code(found.bytes, found.start, found.end);
      if (code != null) {
        found.set(code, 0, code.length);
      }
      on.currency.set(found.bytes, found.start, found.end);
    } else if (on.place.currency != null) {
      byte[] code = on.place.currency;
      on.currency.set(code, 0, code.length);
    }
    return reading != Reading.FAILED;
  }

  private Reading location(EntryLine line) {
    Reading reading = text(Field.LOCATION_ID, variant.locationId, line.locationId);
    if (reading == Reading.VALUE) {
      on.place = on.context.places().of(line.locationId);
    } else {
      line.locationId.set(on.place.id, 0, on.place.id.length);
    }
    return reading;
  }

  private boolean updatedAt(EntryLine line) {
    if (variant.updatedAt == null) {
      return true;
    }
    on.field = Field.UPDATED_AT;
    Reading reading = variant.updatedAt.time(on, line.updatedAt);
    line.hasUpdatedAt = reading == Reading.VALUE;
    return reading != Reading.FAILED;
  }

  private boolean status(EntryLine line) {
    Reading reading = text(Field.STATUS, variant.status, cell);
    if (reading == Reading.VALUE) {
      Status status = statuses.get(cell);
      if (status == null) {
        on.fail(ReasonCode.VALUE_UNMAPPED, "a status must be POSTED, PENDING or VOID");
        return false;
      }
      line.status = status;
    }
    return reading != Reading.FAILED;
  }

  /** Fills the lines; false if one of them has failed. */
  private boolean lines(int firstElement, EntryLine first, EntryLines out) {
    if (firstElement == FlatRecord.NONE) {
      if (!line(first)) {
        return false;
      }
      attributes.write(on, FlatRecord.NONE, true, first);
      return true;
    }
    int element = firstElement;
    EntryLine line = first;
    while (true) {
      if (!line(line)) {
        return false;
      }
      element = nextElement(element);
      if (element == FlatRecord.NONE) {
        break;
      }
      enter(element);
      line = out.add();
      share(first, line);
    }
    // Only when all lines are read is it known what no field took.
    element = firstElement;
    for (int i = 0; i < out.size(); i++) {
      attributes.write(on, element, i == 0, out.line(i));
      element = nextElement(element);
    }
    return true;
  }

  private void share(EntryLine first, EntryLine line) {
    copy(first.eventId, line.eventId);
    copy(first.locationId, line.locationId);
    if (namesCurrency) {
      copy(first.currency, line.currency);
    }
    line.status = first.status;
    line.hasEventTime = first.hasEventTime;
    line.eventTime.epochMicros = first.eventTime.epochMicros;
    line.eventTime.epochDay = first.eventTime.epochDay;
    line.hasUpdatedAt = first.hasUpdatedAt;
    line.updatedAt.epochMicros = first.updatedAt.epochMicros;
  }

  private static void copy(Slice from, Slice to) {
    to.set(from.bytes, from.start, from.end);
  }

  private boolean line(EntryLine line) {
    return category(line)
        && amount(line)
        && quantity(line)
        && fills(text(Field.UNIT, variant.unit, line.unit))
        && fills(text(Field.DESCRIPTION, variant.description, line.description))
        && counterparty(line)
        && fills(text(Field.REFERENCE, variant.reference, line.reference));
  }

  private static boolean fills(Reading reading) {
    return reading != Reading.FAILED;
  }

  private boolean category(EntryLine line) {
    line.category = mapping.category();
    Reading reading = text(Field.CATEGORY, variant.category, cell);
    if (reading == Reading.VALUE) {
      Category category = categories.get(cell);
      if (category == null) {
        on.fail(ReasonCode.VALUE_UNMAPPED, "the value is no category of the ledger");
        return false;
      }
      line.category = category;
    }
    return reading != Reading.FAILED;
  }

  private boolean amount(EntryLine line) {
    if (variant.amount == null) {
      return true;
    }
    on.field = Field.AMOUNT;
    Reading reading = variant.amount.decimal(on, line.amount);
    line.hasAmount = reading == Reading.VALUE;
    // The location's currency is that of its money; a count of boxes has none.
    if (line.hasAmount && line.currency.isEmpty()) {
      copy(on.currency, line.currency);
    }
    return reading != Reading.FAILED;
  }

  private boolean quantity(EntryLine line) {
    if (variant.quantity == null) {
      return true;
    }
    on.field = Field.QUANTITY;
    Reading reading = variant.quantity.decimal(on, line.quantity);
    line.hasQuantity = reading == Reading.VALUE;
    return reading != Reading.FAILED;
  }

  private boolean counterparty(EntryLine line) {
    if (variant.counterparty == null) {
      return true;
    }
    on.field = Field.COUNTERPARTY;
    Reading reading = variant.counterparty.text(on, text);
    if (reading == Reading.VALUE) {
      boolean isName = text.personal == null && line.category.rules().personalNames();
      if (isName && !Tokenizer.isToken(text.slice)) {
        text.personal = PersonalType.NAME;
      }
      on.protect(text);
      copy(text.slice, line.counterparty);
    }
    return reading != Reading.FAILED;
  }

  /** Reads a text as it may leave; ids and codes are not searched for personal data. */
  private Reading text(Field field, TextReader reader, Slice out) {
    if (reader == null) {
      return Reading.NONE;
    }
    on.field = field;
    Reading reading = reader.text(on, text);
    if (reading == Reading.VALUE) {
      if (text.personal != null || isFreeText(field)) {
        on.protect(text);
      }
      copy(text.slice, out);
    }
    return reading;
  }

  private static boolean isFreeText(Field field) {
    return field == Field.DESCRIPTION || field == Field.REFERENCE || field == Field.UNIT;
  }

  private boolean isTotalWord(Slice value) {
    return !value.isEmpty() && totalRow.isWord(value);
  }

  /**
   * Whether the record sums others: neither a time nor an id, or a word for a total in their place,
   * and such a word in one of its cells.
   */
  private boolean isTotalRow(Reading id, Reading time, EntryLine line) {
    boolean mapsOne = variant.eventTime != null || variant.eventId != null;
    boolean noTime =
        time == Reading.NONE || (time == Reading.FAILED && holdsTotalWord(variant.timePaths));
    boolean noId =
        id == Reading.NONE
            || (id == Reading.VALUE && isTotalWord(line.eventId))
            || (id == Reading.FAILED && holdsTotalWord(variant.idPaths));
    return mapsOne && noTime && noId && totalRow.isTotal(on.record);
  }

  private boolean holdsTotalWord(PathRef[] paths) {
    for (PathRef path : paths) {
      int token = path.token(on);
      if (token != FlatRecord.NONE && on.record.text(token, cell) && totalRow.isWord(cell)) {
        return true;
      }
    }
    return false;
  }

  private int firstElement() {
    PathNode node = variant.lists[variant.lists.length - 1].node(on.record);
    return node == null ? FlatRecord.NONE : skipNulls(on.record.first(node));
  }

  private int nextElement(int element) {
    return skipNulls(on.record.next(element));
  }

  private int skipNulls(int token) {
    int at = token;
    while (at != FlatRecord.NONE && on.record.kind(at) == FlatRecord.NULL) {
      at = on.record.next(at);
    }
    return at;
  }

  /** Sets the scopes to an element of the exploded list and the elements around it. */
  private void enter(int element) {
    FlatRecord record = on.record;
    int last = variant.lists.length;
    on.scopeFrom[last] = element;
    on.scopeTo[last] = PathRef.lastOf(record, element);
    for (int i = 1; i < last; i++) {
      int around = around(variant.lists[i - 1].node(record), on.scopeFrom[i], element);
      on.scopeFrom[i] = around;
      on.scopeTo[i] = PathRef.lastOf(record, around);
    }
  }

  /** The element of an outer list that an inner element stands in. */
  private int around(PathNode list, int previous, int element) {
    FlatRecord record = on.record;
    boolean goOn = previous > 0 && previous < element && record.node(previous) == list;
    int token = goOn ? previous : record.first(list);
    while (token != FlatRecord.NONE && PathRef.lastOf(record, token) < element) {
      token = record.next(token);
    }
    // With a dot or a bracket in a key, a path of lists need not be one of elements.
    return token == FlatRecord.NONE || token > element ? element : token;
  }
}
