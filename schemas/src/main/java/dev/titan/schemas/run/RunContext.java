package dev.titan.schemas.run;

import dev.titan.schemas.ledger.Kind;
import dev.titan.schemas.mapping.IdScope;
import java.util.Objects;

/**
 * What all records read by one version of one mapping have in common. Staged rows point at it by
 * its position in {@link Manifest#contexts()}.
 *
 * @param tenant whose records they are
 * @param source the source as the event key names it
 * @param mappingId the mapping
 * @param mappingVersion its version, from 1
 * @param schemaFingerprint the identity of the mapping's lineage
 * @param kind STREAM or STATE
 * @param idScope whether ids are unique per location or for the whole tenant
 * @param confidence how sure the mapping's author was, 0 to 1
 */
public record RunContext(
    String tenant,
    String source,
    String mappingId,
    int mappingVersion,
    String schemaFingerprint,
    Kind kind,
    IdScope idScope,
    double confidence) {
  public RunContext {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(mappingId, "mappingId");
    Objects.requireNonNull(schemaFingerprint, "schemaFingerprint");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(idScope, "idScope");
  }
}
