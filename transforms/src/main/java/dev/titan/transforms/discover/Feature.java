package dev.titan.transforms.discover;

/**
 * A group of what discovery goes by. All are in use; a measurement may leave one out to see what it
 * is worth.
 */
public enum Feature {
  /** What the names of files, sheets and sources say. */
  FILE_NAMES,
  /** The words of names in other languages than English. */
  LANGUAGES,
  /** The words in columns of types, and how ids begin. */
  VALUE_WORDS,
  /** Lists within records. */
  LISTS,
  /** Sums, products, signs and sides of amounts. */
  ARITHMETIC,
  /** What speaks against records of a business. */
  JUNK_WORDS
}
