package dev.titan.transforms.decode;

import java.io.Serializable;

/** The three forms of text that the pipeline decodes, with what decoding them needs to know. */
public sealed interface TextFormat extends Serializable
    permits TextFormat.Lines, TextFormat.Elements, DelimitedLayout {

  /** NDJSON: one object on each line. */
  record Lines() implements TextFormat {}

  /**
   * JSON values that follow each other, with white space and commas between them: the elements of
   * an array, or whole documents.
   *
   * @param dataOffset where the first element may begin, in bytes from the start of the text:
   *     behind the array's bracket
   * @param dataLine the line at that offset, from 1
   * @param shape what the elements stand in
   */
  record Elements(long dataOffset, long dataLine, Shape shape) implements TextFormat {
    /** Whole documents, one or more. */
    public static final Elements DOCUMENTS = new Elements(0, 1, Shape.DOCUMENTS);
  }

  /** What the elements stand in. */
  enum Shape {
    /** In nothing: one object, or several after each other. */
    DOCUMENTS,
    /** In an array. */
    ARRAY,
    /** In the only array of objects of an envelope: {@code {"orders": […], "next": null}}. */
    ENVELOPE
  }
}
