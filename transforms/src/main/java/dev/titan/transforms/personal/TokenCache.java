package dev.titan.transforms.personal;

import dev.titan.schemas.mapping.PersonalType;
import dev.titan.transforms.record.Slice;
import java.util.Arrays;

/**
 * The tokens of the values seen last, found by their bytes: an HMAC costs more than all else that
 * is done with a field. A value has two places, and the older one yields. The cache grows with what
 * it is given up to a fixed size: a run of thousands of tenants has one for each.
 */
final class TokenCache {
  private static final int LEAST_SETS = 16;
  private static final int MOST_SETS = 16_384;
  private static final int WAYS = 2;
  private static final int LONGEST = 128;

  private int sets = LEAST_SETS;
  private byte[][] values = new byte[LEAST_SETS * WAYS][];
  private byte[][] tokens = new byte[LEAST_SETS * WAYS][];
  private PersonalType[] types = new PersonalType[LEAST_SETS * WAYS];

  /** How many values came since the cache has had its size. */
  private int came;

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
    if (++came > sets * WAYS && sets < MOST_SETS) {
      grow();
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

  /** What is remembered so far is forgotten: to move it would cost more than to make it again. */
  private void grow() {
    sets *= 4;
    came = 0;
    values = new byte[sets * WAYS][];
    tokens = new byte[sets * WAYS][];
    types = new PersonalType[sets * WAYS];
  }

  private int place(PersonalType type, Slice value) {
    int hash = type.ordinal();
    for (int i = value.start; i < value.end; i++) {
      hash = 31 * hash + value.bytes[i];
    }
    hash *= 0x9E3779B9;
    return (hash >>> 16 & sets - 1) * WAYS;
  }
}
