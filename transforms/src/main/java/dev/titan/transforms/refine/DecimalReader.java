package dev.titan.transforms.refine;

/** A compiled operator, asked for a decimal number. */
interface DecimalReader {
  /** Reads the number. */
  Reading decimal(Evaluation on, DecimalValue out);
}
