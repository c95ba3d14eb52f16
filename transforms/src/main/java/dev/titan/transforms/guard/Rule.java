package dev.titan.transforms.guard;

/**
 * A rule of a tenant, in CEL.
 *
 * @param id its name, unique in the tenant; the detail of a violation
 * @param when for which lines it holds: a boolean expression, or null for all lines
 * @param require what must be true of them: a boolean expression
 */
public record Rule(String id, String when, String require) {}
