package dev.titan.transforms.decode;

/**
 * Finds where JSON values begin and end among their siblings, without judging what is inside. It
 * keeps its state between calls, so the text may come in chunks. The splitter counts by it; whoever
 * decodes a range must frame it with a fresh framer of the same shape, and will see the same
 * elements.
 *
 * <p>Damage is contained where the text allows it, because one broken element must not cost all
 * that follow. Each rule acts only where the text is no JSON any more:
 *
 * <ul>
 *   <li>a line feed ends a string: in JSON it would be escaped;
 *   <li>a letter right behind a string means that the quotes are out of step: the quote was an
 *       opening one;
 *   <li>an object where a key must stand begins the next element (or the next item of the innermost
 *       array): a closing brace was missing;
 *   <li>a closing bracket of the other kind closes what stands between, too;
 *   <li>what is no object or array ends at a comma or line feed.
 * </ul>
 */
final class ElementFramer {
  /** What was met at the index that {@link #next} returned. */
  enum Event {
    /** Nothing: the chunk is used up. */
    NONE,
    /** An element begins with the byte at the index. */
    BEGIN,
    /** The element ends before the index. */
    END,
    /** An envelope holds a second array of objects, which nobody would read. */
    SECOND_ARRAY
  }

  private enum State {
    BETWEEN,
    BEGINNING,
    NESTED,
    SCALAR,
    TAIL
  }

  /** Deeper nesting wraps around: such records are refused by depth anyway. */
  private static final int LEVELS = 1 << 12;

  private final TextFormat.Shape shape;
  private final boolean[] arrays = new boolean[LEVELS];
  private State state = State.BETWEEN;
  private Event event = Event.NONE;
  private boolean open = true;
  private int depth;
  private int arrayLevels;
  private boolean inString;
  private boolean escaped;
  private boolean afterString;
  private final StringBuilder key = new StringBuilder();

  /** The last byte that was neither white space nor inside a string. */
  private byte previous;

  ElementFramer(TextFormat.Shape shape) {
    this.shape = shape;
  }

  Event event() {
    return event;
  }

  /** Whether an element has begun and not ended: at the end of the text it is a truncated one. */
  boolean inElement() {
    return state == State.NESTED || state == State.SCALAR || state == State.BEGINNING;
  }

  /**
   * Whether the array around the elements is still open: at the end of the text its end is missing,
   * and with it perhaps more elements.
   */
  boolean inArrayAround() {
    return inArray() && open && state == State.BETWEEN;
  }

  /** Goes on to the next event; the index at which to go on after it. */
  int next(byte[] bytes, int from, int end) {
    event = Event.NONE;
    int i = from;
    while (i < end && event == Event.NONE) {
      i =
          switch (state) {
            case BETWEEN -> between(bytes, i, end);
            case BEGINNING -> beginning(bytes[i], i);
            case NESTED -> nested(bytes, i, end);
            case SCALAR -> scalar(bytes, i, end);
            case TAIL -> tail(bytes, i, end);
          };
    }
    return i;
  }

  private int between(byte[] bytes, int from, int end) {
    for (int i = from; i < end; i++) {
      byte b = bytes[i];
      if (TextBytes.isSpace(b) || b == ',') {
        continue;
      }
      if (shape != TextFormat.Shape.DOCUMENTS) {
        if (b == ']') {
          open = false;
          if (shape == TextFormat.Shape.ENVELOPE) {
            state = State.TAIL;
            return i + 1;
          }
          continue;
        }
        if (b == '[' && !open) {
          // Arrays one after another: the elements of all of them count.
          open = true;
          continue;
        }
      }
      // Also behind the array's end: a framer that begins with this element must go on alike.
      open = true;
      event = Event.BEGIN;
      state = State.BEGINNING;
      return i;
    }
    return end;
  }

  private int beginning(byte b, int i) {
    inString = false;
    escaped = false;
    afterString = false;
    depth = 0;
    arrayLevels = 0;
    if (b == '{' || b == '[') {
      state = State.NESTED;
      push(b == '[');
      previous = b;
      return i + 1;
    }
    state = State.SCALAR;
    inString = b == '"';
    return i + 1;
  }

  private int nested(byte[] bytes, int from, int end) {
    int i = from;
    while (i < end) {
      if (inString) {
        i = string(bytes, i, end);
        continue;
      }
      byte b = bytes[i];
      if (afterString) {
        afterString = false;
        if (isWordLike(b)) {
          inString = true;
          continue;
        }
      }
      switch (b) {
        case ' ', '\t', '\r', '\n' -> {
          i++;
          continue;
        }
        case '"' -> inString = true;
        case '{' -> {
          if (!arrays[depth & LEVELS - 1] && previous != ':') {
            if (arrayLevels == 0) {
              return endAt(i);
            }
            popToArray();
          }
          push(false);
        }
        case '[' -> push(true);
        case '}' -> {
          while (depth > 1 && arrays[depth & LEVELS - 1]) {
            pop();
          }
          pop();
          if (depth == 0) {
            return endAt(i + 1);
          }
        }
        case ']' -> {
          if (arrayLevels > 0) {
            popToArray();
            pop();
          } else if (shape != TextFormat.Shape.DOCUMENTS) {
            // It closes the array around the elements: this one was never closed.
            return endAt(i);
          }
          if (depth == 0) {
            return endAt(i + 1);
          }
        }
        default -> {
          // Numbers, words, commas and colons.
        }
      }
      previous = b;
      i++;
    }
    return i;
  }

  private int endAt(int i) {
    event = Event.END;
    state = State.BETWEEN;
    return i;
  }

  private static boolean isWordLike(byte b) {
    return b < 0 || (b >= '0' && b <= '9') || ((b | 0x20) >= 'a' && (b | 0x20) <= 'z') || b == '_';
  }

  /** Goes to the end of a string, or of the chunk. */
  private int string(byte[] bytes, int from, int end) {
    int i = from;
    if (escaped) {
      escaped = false;
      i += bytes[i] == '\n' ? 0 : 1;
    }
    while (i < end) {
      byte b = bytes[i];
      if (b == '"' || b == '\n') {
        inString = false;
        afterString = b == '"';
        return i + 1;
      }
      if (b == '\\') {
        i++;
        if (i >= end) {
          escaped = true;
          return end;
        }
        // A line feed is never escaped; it ends the string all the same.
        if (bytes[i] == '\n') {
          continue;
        }
      }
      i++;
    }
    return i;
  }

  private int scalar(byte[] bytes, int from, int end) {
    int i = from;
    while (i < end) {
      if (inString) {
        i = string(bytes, i, end);
        continue;
      }
      byte b = bytes[i];
      if (b == ',' || b == '\n' || b == '{' || (b == ']' && inArray())) {
        return endAt(i);
      }
      inString = b == '"';
      i++;
    }
    return i;
  }

  private boolean inArray() {
    return shape != TextFormat.Shape.DOCUMENTS;
  }

  /** Behind an envelope's array: nothing there may be lost but the envelope's own notes. */
  private int tail(byte[] bytes, int from, int end) {
    int i = from;
    while (i < end) {
      if (inString) {
        int stop = string(bytes, i, end);
        remember(bytes, i, stop);
        i = stop;
        continue;
      }
      byte b = bytes[i];
      if (b == '"') {
        key.setLength(0);
      }
      if (b == '{' && previous == '[' && !Envelope.isNote(key.toString())) {
        event = Event.SECOND_ARRAY;
        return i;
      }
      if (!TextBytes.isSpace(b)) {
        previous = b;
      }
      inString = b == '"';
      i++;
    }
    return i;
  }

  /** Keeps the head of the last string: in front of an array it is its key. */
  private void remember(byte[] bytes, int from, int to) {
    for (int i = from; i < to && key.length() < Envelope.LONGEST_NOTE; i++) {
      if (bytes[i] != '"') {
        key.append((char) bytes[i]);
      }
    }
  }

  private void push(boolean array) {
    depth++;
    arrays[depth & LEVELS - 1] = array;
    arrayLevels += array ? 1 : 0;
  }

  private void pop() {
    arrayLevels -= arrays[depth & LEVELS - 1] ? 1 : 0;
    depth--;
  }

  /** Leaves the objects above the innermost array. */
  private void popToArray() {
    while (depth > 1 && !arrays[depth & LEVELS - 1]) {
      pop();
    }
  }
}
