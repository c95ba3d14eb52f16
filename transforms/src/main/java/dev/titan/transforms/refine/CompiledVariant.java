package dev.titan.transforms.refine;

import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.Operator;
import dev.titan.schemas.mapping.Variant;
import java.util.Map;

/** One way of reading of a mapping, compiled: what fills each field. */
final class CompiledVariant {
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

  boolean explodes() {
    return lists.length > 0;
  }
}
