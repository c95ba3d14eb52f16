package dev.titan.transforms.refine;

/** A compiled operator, asked for a point in time. */
interface TimeReader {
  /** Reads the time. */
  Reading time(Evaluation on, DateTimeValue out);
}
