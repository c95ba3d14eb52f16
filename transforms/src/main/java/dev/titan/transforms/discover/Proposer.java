package dev.titan.transforms.discover;

import java.util.List;

/**
 * The seat for whoever knows more than names and values say: what a person has approved before
 * ({@link ApprovedNames}), later a model. What it suggests goes through the same gate as all else.
 */
public interface Proposer {
  /**
   * Suggests how to read a schema.
   *
   * @param outline names and what values are like; no values
   * @return suggestions, none if it knows nothing; the same for the same outline
   */
  List<Suggestion> suggest(SchemaOutline outline);
}
