package dev.titan.storage.registry;

import dev.titan.schemas.hash.Hashes;
import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.ledger.Kind;
import dev.titan.schemas.mapping.IdScope;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.Operator;
import dev.titan.schemas.mapping.Provenance;
import dev.titan.schemas.mapping.ValueType;
import dev.titan.schemas.mapping.Variant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Mappings to put into registries. */
final class SampleMappings {
  private SampleMappings() {}

  static Mapping of(String tenant, String id, int version) {
    return of(tenant, id, version, "pos");
  }

  static Mapping of(String tenant, String id, int version, String source) {
    Variant variant =
        Variant.of(
            Map.of(
                "order.id", Set.of(ValueType.STRING),
                "order.created", Set.of(ValueType.STRING),
                "order.total", Set.of(ValueType.NUMBER, ValueType.STRING)),
            Map.of(
                Field.EVENT_ID,
                new Operator.Path("order.id"),
                Field.EVENT_TIME,
                new Operator.ParseDateTime(
                    new Operator.Path("order.created"), List.of("ISO"), null, "en"),
                Field.AMOUNT,
                new Operator.ParseDecimal(new Operator.Path("order.total"), ".", ",")),
            new Provenance("classifier", 0.9, null));
    return new Mapping(
        id,
        version,
        tenant,
        source,
        Category.SALE,
        Kind.STREAM,
        Hashes.of(id),
        IdScope.LOCATION,
        List.of(),
        Set.of(),
        Map.of(),
        Map.of(),
        Set.of(),
        List.of(variant));
  }
}
