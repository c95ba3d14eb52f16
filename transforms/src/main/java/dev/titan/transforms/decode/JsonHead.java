package dev.titan.transforms.decode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at JSON in the head of a text, which may end anywhere; enough to see its outline. */
final class JsonHead {
  /** The head ends before the value does. */
  static final int CUT_OFF = -1;

  /** The text there is no JSON. */
  static final int BROKEN = -2;

  /** What a member's value is, as far as envelopes care. */
  enum Kind {
    OBJECT,
    /** An array whose first element is an object. */
    OBJECTS,
    EMPTY_ARRAY,
    OTHER
  }

  /** A member of an object; start is the index of its value. */
  record Member(String key, Kind kind, int start) {}

  private final byte[] bytes;
  private final int length;

  JsonHead(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  int skipSpace(int from) {
    int i = from;
    while (i < length && TextBytes.isSpace(bytes[i])) {
      i++;
    }
    return i;
  }

  /** The byte at an index, or 0 behind the end. */
  byte at(int index) {
    return index < length ? bytes[index] : 0;
  }

  /**
   * The members of the object that begins at an index, as far as the head shows them.
   *
   * @return empty if it is no JSON object
   */
  Optional<List<Member>> members(int start) {
    List<Member> members = new ArrayList<>();
    int i = skipSpace(start + 1);
    while (i < length && bytes[i] == '"') {
      int keyEnd = string(i);
      if (keyEnd == BROKEN) {
        return Optional.empty();
      }
      if (keyEnd == CUT_OFF) {
        break;
      }
      if (keyEnd == BROKEN) {
        return Optional.empty();
      }
      String key = new String(bytes, i + 1, keyEnd - i - 2, StandardCharsets.UTF_8);
      i = skipSpace(keyEnd);
      if (i < length && bytes[i] != ':') {
        return Optional.empty();
      }
      int value = skipSpace(i + 1);
      if (value >= length) {
        break;
      }
      members.add(new Member(key, kind(value), value));
      int end = value(value);
      if (end == BROKEN) {
        return Optional.empty();
      }
      if (end == CUT_OFF) {
        break;
      }
      i = skipSpace(end);
      if (at(i) != ',') {
        return i >= length || bytes[i] == '}' ? Optional.of(members) : Optional.empty();
      }
      i = skipSpace(i + 1);
    }
    return Optional.of(members);
  }

  private Kind kind(int value) {
    if (bytes[value] == '{') {
      return Kind.OBJECT;
    }
    if (bytes[value] != '[') {
      return Kind.OTHER;
    }
    byte first = at(skipSpace(value + 1));
    return first == '{' ? Kind.OBJECTS : first == ']' ? Kind.EMPTY_ARRAY : Kind.OTHER;
  }

  /** The index behind the value that begins at an index, or {@link #CUT_OFF}, {@link #BROKEN}. */
  int value(int start) {
    if (start >= length) {
      return CUT_OFF;
    }
    return switch (bytes[start]) {
      case '"' -> string(start);
      case '{', '[' -> nested(start);
      default -> scalar(start);
    };
  }

  private int scalar(int start) {
    int i = start;
    while (i < length && (Character.isLetterOrDigit(bytes[i]) || "+-.".indexOf(bytes[i]) >= 0)) {
      i++;
    }
    return i == length ? CUT_OFF : i == start ? BROKEN : i;
  }

  private int nested(int start) {
    int depth = 0;
    int i = start;
    while (i < length) {
      switch (bytes[i]) {
        case '"' -> {
          int end = string(i);
          if (end < 0) {
            return end;
          }
          i = end;
          continue;
        }
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        default -> {
          // Only the outline matters.
        }
      }
      i++;
      if (depth == 0) {
        return i;
      }
    }
    return CUT_OFF;
  }

  private int string(int start) {
    for (int i = start + 1; i < length; i++) {
      switch (bytes[i]) {
        case '"' -> {
          return i + 1;
        }
        case '\n' -> {
          return BROKEN;
        }
        case '\\' -> i++;
        default -> {
          // A character of the string.
        }
      }
    }
    return CUT_OFF;
  }
}
