package dev.titan.transforms.personal;

import dev.titan.schemas.mapping.PersonalType;
import dev.titan.transforms.record.Slice;
import java.util.Arrays;

/**
 * The tokens of the values seen last, found by their bytes: an HMAC costs more than all else that
 * is done with a field. Of a fixed size: a value has two places, and the older one yields.
 */
final class TokenCache {
  private static final int SETS = 8_192;
  private static final int WAYS = 2;
  private static final int LONGEST = 128;

  private final byte[][] values = new byte[SETS * WAYS][];
  private final byte[][] tokens = new byte[SETS * WAYS][];
  private final PersonalType[] types = new PersonalType[SETS * WAYS];

  /** The token of a value, or null if it is not remembered. */
  byte[] get(PersonalType type, Slice value) {
    int first = place(type, value);
    for (int i = first; i < first + WAYS; i++) {
      if (types[i] == type
          && Arrays.equals(values[i], 0, values[i].length, value.bytes, value.start, value.end)) {
        return tokens[i];
      }
    }
    return null;
  }

  /** Remembers the token of a value that {@link #get} did not know. */
  void put(PersonalType type, Slice value, byte[] token) {
    if (value.length() > LONGEST) {
      return;
    }
    int first = place(type, value);
    int second = first + 1;
    values[second] = values[first];
    tokens[second] = tokens[first];
    types[second] = types[first];
    values[first] = Arrays.copyOfRange(value.bytes, value.start, value.end);
    tokens[first] = token;
    types[first] = type;
  }

  private static int place(PersonalType type, Slice value) {
    int hash = type.ordinal();
    for (int i = value.start; i < value.end; i++) {
      hash = 31 * hash + value.bytes[i];
    }
    hash *= 0x9E3779B9;
    return (hash >>> 19) * WAYS;
  }
}
