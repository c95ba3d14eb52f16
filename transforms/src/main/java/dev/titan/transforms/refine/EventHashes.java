package dev.titan.transforms.refine;

import dev.titan.schemas.mapping.IdScope;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.Slice;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

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
  private final Map<Enum<?>, byte[]> names = new HashMap<>();
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
    content.append(names(line.category)).append(names(line.status));
    content.append(line.hasEventTime ? '1' : '0');
    if (line.hasEventTime) {
      content.appendLong(line.eventTime.epochMicros).appendLong(line.eventTime.epochDay);
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
    content.append(has ? '1' : '0');
    if (has) {
      value.writeForHash(content);
    }
  }

  private void appendText(Slice text) {
    content.appendVarint(text.length()).append(text);
  }

  /** The name and a separator, made once. */
  private byte[] names(Enum<?> constant) {
    byte[] name = names.get(constant);
    if (name == null) {
      name = (constant.name() + ";").getBytes(StandardCharsets.US_ASCII);
      names.put(constant, name);
    }
    return name;
  }
}
