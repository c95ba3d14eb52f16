package dev.titan.transforms.refine;

import dev.titan.schemas.mapping.PersonalType;
import dev.titan.transforms.record.Slice;

/** The text that an operator gives, with what is known of where it comes from. */
final class TextValue {
  final Slice slice = new Slice();

  /** It is a number of JSON, whatever the signs of the operator around it. */
  boolean number;

  /** It is, or was cut from, personal data of this type; or null. */
  PersonalType personal;

  void set(byte[] bytes, int start, int end) {
    slice.set(bytes, start, end);
    number = false;
    personal = null;
  }
}
