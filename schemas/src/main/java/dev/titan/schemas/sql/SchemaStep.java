package dev.titan.schemas.sql;

import java.util.Locale;

/**
 * One step of a plan.
 *
 * @param kind what it does
 * @param object what it is about: a whole path, with the column behind a colon
 * @param why the reason, for who reads the plan
 * @param sql the statement; an empty text where a person has to decide
 */
public record SchemaStep(Kind kind, String object, String why, String sql) {
  /** What a step does. */
  public enum Kind {
    /** Makes something that is not there. */
    CREATE,
    /** Changes something, without losing anything. */
    CHANGE,
    /** Would let rows expire sooner: only with consent. */
    LOSES_ROWS,
    /** Nothing: it is there, unknown to Titan, and stays. */
    KEEP,
    /** Nothing: it is otherwise than it must be, and no statement may mend that. */
    CONFLICT
  }

  /** Whether applying the plan runs it without asking. */
  public boolean runs() {
    return kind == Kind.CREATE || kind == Kind.CHANGE;
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + object + ": " + why;
  }
}
