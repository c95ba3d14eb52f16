package dev.titan.schemas.mapping;

/**
 * Where a variant comes from.
 *
 * @param by {@code classifier}, {@code person} or {@code patch}
 * @param confidence from 0 to 1, computed from evidence; kept in steps of 0.0001, so that it is
 *     printed (and hashed) alike on every Java version
 * @param patch the patch that added the variant, or null
 */
public record Provenance(String by, double confidence, String patch) {
  private static final double STEPS = 10_000;

  public Provenance {
    if (by == null || by.isEmpty()) {
      throw new MappingException("provenance: by must not be empty");
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new MappingException("provenance: confidence must lie between 0 and 1");
    }
    confidence = Math.round(confidence * STEPS) / STEPS;
    if (patch != null && patch.isEmpty()) {
      throw new MappingException("provenance: patch must not be empty; null where there is none");
    }
  }
}
