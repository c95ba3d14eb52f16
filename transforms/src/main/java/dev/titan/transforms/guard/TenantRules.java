package dev.titan.transforms.guard;

import dev.titan.transforms.refine.EntryLine;
import dev.titan.transforms.refine.RefineOutcome;
import java.util.List;

/**
 * The rules that a tenant adds to those of the categories. The expression language is loaded only
 * where a tenant has rules: it costs a third of a second that most runs need not pay.
 *
 * <p>An expression may use:
 *
 * <ul>
 *   <li>strings: {@code category}, {@code kind}, {@code status}, {@code location_id}, {@code
 *       source}, {@code currency}, {@code event_id}, {@code description}, {@code counterparty},
 *       {@code reference}, {@code unit} (empty where there is none), {@code event_day} ({@code
 *       2026-03-04} or empty) and {@code attributes} (JSON text or empty);
 *   <li>whole numbers: {@code amount_minor} (in minor units of the currency), {@code
 *       quantity_milli} (thousandths), both rounded half to even and 0 where there is none, and
 *       {@code age_days} (from the event to its receipt, 0 where there is no event time);
 *   <li>truths: {@code has_amount}, {@code has_quantity}, {@code has_event_time}.
 * </ul>
 *
 * <p>Personal data is tokens by then.
 */
public interface TenantRules {
  /** A tenant without rules. */
  TenantRules NONE = (line, context, outcome) -> true;

  /**
   * Compiles a tenant's rules.
   *
   * @throws RuleException if one of them is no boolean expression within the limits
   */
  static TenantRules compile(List<Rule> rules) {
    return rules.isEmpty() ? NONE : new CelRules(rules);
  }

  /**
   * Asks the rules about one line, in their order.
   *
   * @return whether all of them hold; else the outcome is RULE_VIOLATED or RULE_FAILED
   */
  boolean allow(EntryLine line, GuardContext context, RefineOutcome outcome);
}
