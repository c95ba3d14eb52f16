package dev.titan.transforms.refine;

/** What came of asking an operator for a value. */
enum Reading {
  /** There is none: the path is missing, null or empty. */
  NONE,
  /** There is one. */
  VALUE,
  /** There is one, but not one that the mapping can read; the outcome says why. */
  FAILED
}
