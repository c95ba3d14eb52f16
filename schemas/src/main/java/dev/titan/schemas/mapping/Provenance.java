package dev.titan.schemas.mapping;

/**
 * Where a variant comes from.
 *
 * @param by {@code classifier}, {@code person} or {@code patch}
 * @param confidence from 0 to 1, computed from evidence
 * @param patch the patch that added the variant, or null
 */
public record Provenance(String by, double confidence, String patch) {
  public Provenance {
    if (by == null || by.isEmpty()) {
      throw new MappingException("provenance: by must not be empty");
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new MappingException("provenance: confidence must lie between 0 and 1");
    }
  }
}
