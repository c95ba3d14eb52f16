package dev.titan.transforms.refine;

import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.Operator;
import dev.titan.schemas.mapping.ValueType;
import dev.titan.schemas.mapping.Variant;
import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.record.PathNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One way of reading of a mapping, compiled: which records it fits, and what fills each field. */
final class CompiledVariant {
  private record Need(PathRef path, List<ValueType> types) {}

  private final Need[] needs;
  private final Instant validFrom;
  final Scopes scopes;

  /** The lists around the exploded one and itself, from the outermost; empty if none explodes. */
  final PathRef[] lists;

  final TextReader eventId;
  final TimeReader eventTime;
  final TimeReader updatedAt;
  final DecimalReader amount;
  final TextReader currency;
  final DecimalReader quantity;
  final TextReader unit;
  final TextReader description;
  final TextReader counterparty;
  final TextReader reference;
  final TextReader locationId;
  final TextReader status;
  final TextReader category;

  /** What the event's time and id are read from: empty, or a word for a total, in a total row. */
  final PathRef[] timePaths;

  final PathRef[] idPaths;

  CompiledVariant(Mapping mapping, Variant variant) {
    scopes = new Scopes(variant.explode());
    validFrom = variant.validFrom();
    needs = needs(variant);
    lists = scopes.prefixes().stream().map(path -> new PathRef(path, 0)).toArray(PathRef[]::new);
    OperatorCompiler compiler = new OperatorCompiler(mapping, scopes);
    Map<Field, Operator> fields = variant.fields();
    eventId = text(compiler, fields.get(Field.EVENT_ID));
    eventTime = time(compiler, fields.get(Field.EVENT_TIME));
    updatedAt = time(compiler, fields.get(Field.UPDATED_AT));
    amount = decimal(compiler, fields.get(Field.AMOUNT));
    currency = text(compiler, fields.get(Field.CURRENCY));
    quantity = decimal(compiler, fields.get(Field.QUANTITY));
    unit = text(compiler, fields.get(Field.UNIT));
    description = text(compiler, fields.get(Field.DESCRIPTION));
    counterparty = text(compiler, fields.get(Field.COUNTERPARTY));
    reference = text(compiler, fields.get(Field.REFERENCE));
    locationId = text(compiler, fields.get(Field.LOCATION_ID));
    status = text(compiler, fields.get(Field.STATUS));
    category = text(compiler, fields.get(Field.CATEGORY));
    timePaths = paths(fields.get(Field.EVENT_TIME));
    idPaths = paths(fields.get(Field.EVENT_ID));
  }

  private static Need[] needs(Variant variant) {
    List<Need> needs = new ArrayList<>();
    for (Map.Entry<String, Set<ValueType>> need : variant.needs().entrySet()) {
      needs.add(new Need(new PathRef(need.getKey(), 0), List.copyOf(need.getValue())));
    }
    return needs.toArray(new Need[0]);
  }

  private PathRef[] paths(Operator operator) {
    if (operator == null) {
      return new PathRef[0];
    }
    return PathsOf.all(operator).stream().map(scopes::ref).toArray(PathRef[]::new);
  }

  private static TextReader text(OperatorCompiler compiler, Operator operator) {
    return operator == null ? null : compiler.text(operator);
  }

  private static DecimalReader decimal(OperatorCompiler compiler, Operator operator) {
    return operator == null ? null : compiler.decimal(operator);
  }

  private static TimeReader time(OperatorCompiler compiler, Operator operator) {
    return operator == null ? null : compiler.time(operator);
  }

  /** Whether all that the variant needs is there, with a type that fits. */
  boolean fits(FlatRecord record) {
    for (Need need : needs) {
      PathNode node = need.path().node(record);
      if (node == null || !hasType(record, node, need.types())) {
        return false;
      }
    }
    return true;
  }

  /** Whether the variant applies to what is received at that time. */
  boolean isValidAt(Instant receivedAt) {
    return validFrom == null || !receivedAt.isBefore(validFrom);
  }

  boolean explodes() {
    return lists.length > 0;
  }

  private static boolean hasType(FlatRecord record, PathNode node, List<ValueType> types) {
    for (int i = 0; i < types.size(); i++) {
      if (record.has(node, types.get(i))) {
        return true;
      }
    }
    return false;
  }
}
