package dev.titan.transforms.refine;

import dev.titan.schemas.reason.IgnoreCode;
import dev.titan.schemas.reason.ReasonCode;

/**
 * What became of one record, reused from record to record. Failures of data travel in it and not as
 * exceptions, as one bad export may hold a million of them.
 */
public final class RefineOutcome {
  /** What a record may become. */
  public enum Kind {
    /** Entry lines. */
    ENTRY,
    /** Nothing, on purpose. */
    IGNORED,
    /** A dead letter. */
    FAILED
  }

  private Kind kind = Kind.ENTRY;
  private IgnoreCode ignoreCode;
  private ReasonCode reason;
  private String field;
  private String detail;

  /** What the record became. */
  public Kind kind() {
    return kind;
  }

  /** Whether the record became entry lines. */
  public boolean isEntry() {
    return kind == Kind.ENTRY;
  }

  /** Why it was ignored; else null. */
  public IgnoreCode ignoreCode() {
    return ignoreCode;
  }

  /** Why it failed; else null. */
  public ReasonCode reason() {
    return reason;
  }

  /** The ledger field or path that failed; null if none is concerned. */
  public String field() {
    return field;
  }

  /** More about the failure, without any value of the record; or null. */
  public String detail() {
    return detail;
  }

  /** It became entry lines. */
  public RefineOutcome entry() {
    return set(Kind.ENTRY, null, null);
  }

  /** It is left out on purpose. */
  public RefineOutcome ignored(IgnoreCode code) {
    set(Kind.IGNORED, null, null);
    ignoreCode = code;
    return this;
  }

  /**
   * It cannot become entry lines.
   *
   * @param newField the ledger field or path concerned, or null
   * @param newDetail more, without any value of the record; or null
   */
  public RefineOutcome failed(ReasonCode newReason, String newField, String newDetail) {
    set(Kind.FAILED, newField, newDetail);
    reason = newReason;
    return this;
  }

  private RefineOutcome set(Kind newKind, String newField, String newDetail) {
    kind = newKind;
    ignoreCode = null;
    reason = null;
    field = newField;
    detail = newDetail;
    return this;
  }

  @Override
  public String toString() {
    return switch (kind) {
      case ENTRY -> "ENTRY";
      case IGNORED -> "IGNORED " + ignoreCode;
      case FAILED -> "FAILED " + reason + " " + field + ": " + detail;
    };
  }
}
