package dev.titan.transforms.refine;

/** A compiled operator, asked for a text. */
interface TextReader {
  /** Reads the text; an empty one is none. */
  Reading text(Evaluation on, TextValue out);
}
