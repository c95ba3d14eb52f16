package dev.titan.transforms.refine;

import dev.titan.schemas.mapping.IdScope;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.Slice;

/**
 * The hashes of an event.
 *
 * <ul>
 *   <li>content_hash: the canonical fields of all lines and what no field took; without updated_at,
 *       technical columns and volatile paths.
 *   <li>source_hash: the record before mapping; only where there is no mapped id.
 *   <li>key_base: what the event key is made of ({@link EventKeys}).
 * </ul>
 *
 * <p>Personal data enters them as tokens: a hash without a key would let anybody who knows the rest
 * of a record try out all phone numbers.
 */
final class EventHashes {
  private final Mapping mapping;
  private final LeafHasher leaves;
  private final Hash128 hash = new Hash128();
  private final ByteBuilder content = new ByteBuilder(1024);
  private final ByteBuilder number = new ByteBuilder(48);
  private final Slice location = new Slice();
  private final Slice id = new Slice();
  private RefineContext context;
  private EventKeys keys;

  EventHashes(Mapping mapping, NodeInfos infos) {
    this.mapping = mapping;
    this.leaves = new LeafHasher(infos);
  }

  void write(Evaluation on, EntryLines out) {
    content.clear();
    for (int i = 0; i < out.size(); i++) {
      append(out.line(i));
    }
    leaves.append(on, true, content);
    hash.hex(content, out.contentHash);
    EntryLine first = out.line(0);
    if (out.isByContent()) {
      content.clear();
      leaves.append(on, false, content);
      hash.hex(content, out.sourceHash);
      id.set(out.sourceHash, 0, out.sourceHash.length);
    } else {
      id.set(first.eventId.bytes, first.eventId.start, first.eventId.end);
    }
    if (mapping.idScope() == IdScope.LOCATION) {
      location.set(first.locationId.bytes, first.locationId.start, first.locationId.end);
    } else {
      location.set(out.keyBase, 0, 0);
    }
    keys(on.context).keyBase(location, id, out.keyBase);
  }

  private EventKeys keys(RefineContext current) {
    if (context != current) {
      context = current;
      String source = current.source() == null ? mapping.source() : current.source();
      keys = new EventKeys(current.place().tenant(), source, mapping.schemaFingerprint());
    }
    return keys;
  }

  private void append(EntryLine line) {
    content.append((byte) 1);
    appendText(line.eventId);
    appendText(line.locationId);
    append(line.category.name());
    append(line.status.name());
    content.append(line.hasEventTime ? '1' : '0');
    if (line.hasEventTime) {
      content.append(line.eventTime.epochMicros).append('/').append((long) line.eventTime.epochDay);
      content.append(';');
    }
    append(line.hasAmount, line.amount);
    appendText(line.currency);
    append(line.hasQuantity, line.quantity);
    appendText(line.unit);
    appendText(line.description);
    appendText(line.counterparty);
    appendText(line.reference);
  }

  private void append(boolean has, DecimalValue value) {
    number.clear();
    if (has) {
      value.writePlain(number);
    }
    content.appendVarint(number.length()).append(number);
  }

  private void appendText(Slice text) {
    content.appendVarint(text.length()).append(text);
  }

  private void append(String text) {
    content.append(text).append(';');
  }
}
