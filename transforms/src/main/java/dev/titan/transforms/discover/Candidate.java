package dev.titan.transforms.discover;

/**
 * A column that may fill a field.
 *
 * @param column the column
 * @param score how much speaks for it, about 0 to 1
 * @param reason why, for a person
 */
record Candidate(ColumnProfile column, double score, String reason) {}
