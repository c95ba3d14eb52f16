package dev.titan.transforms.discover;

import dev.titan.schemas.mapping.ValueType;
import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.record.PathNode;
import dev.titan.transforms.record.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A copy of one record, as small as a profile needs it. A {@link FlatRecord} is reused for the next
 * record; this stays.
 *
 * @param tokens its leaves and the starts of its objects and arrays, in document order
 * @param shape its shape fingerprint, as hex digits
 */
record SampledRecord(List<Token> tokens, String shape) {
  private static final int MAX_TOKENS = 4_000;
  private static final int MAX_TEXT = 512;

  /**
   * One value.
   *
   * @param path the canonical path
   * @param position the position in the nearest list around it, from 0, or -1 outside of lists
   * @param type its JSON type
   * @param text its text, empty for null, empty strings, objects and arrays
   */
  record Token(String path, int position, ValueType type, String text) {}

  static SampledRecord copyOf(FlatRecord record) {
    List<Token> tokens = new ArrayList<>(Math.min(record.count(), MAX_TOKENS));
    Deque<int[]> lists = new ArrayDeque<>();
    Slice slice = new Slice();
    for (int i = 0; i < record.count() && tokens.size() < MAX_TOKENS; i++) {
      byte kind = record.kind(i);
      if (kind == FlatRecord.END_ARRAY) {
        lists.pop();
      }
      if (kind == FlatRecord.END_ARRAY || kind == FlatRecord.END_OBJECT) {
        continue;
      }
      PathNode node = record.node(i);
      if (node.isElement() && !lists.isEmpty()) {
        lists.peek()[0]++;
      }
      int position = lists.isEmpty() ? -1 : lists.peek()[0];
      if (!node.path().isEmpty()) {
        tokens.add(new Token(node.path(), position, typeOf(kind), text(record, i, slice)));
      }
      if (kind == FlatRecord.START_ARRAY) {
        lists.push(new int[] {-1});
      }
    }
    return new SampledRecord(List.copyOf(tokens), record.shape().toString());
  }

  /** The paths of this record, objects and lists among them. */
  Set<String> paths() {
    return tokens.stream().map(Token::path).collect(Collectors.toUnmodifiableSet());
  }

  private static ValueType typeOf(byte kind) {
    return switch (kind) {
      case FlatRecord.STRING -> ValueType.STRING;
      case FlatRecord.NUMBER -> ValueType.NUMBER;
      case FlatRecord.TRUE, FlatRecord.FALSE -> ValueType.BOOLEAN;
      case FlatRecord.NULL -> ValueType.NULL;
      case FlatRecord.START_OBJECT -> ValueType.OBJECT;
      default -> ValueType.ARRAY;
    };
  }

  private static String text(FlatRecord record, int token, Slice slice) {
    if (!record.text(token, slice)) {
      return "";
    }
    slice.trim();
    // A character has at most four bytes, so this much holds all that is kept of a text.
    int length = Math.min(slice.length(), 4 * MAX_TEXT);
    String text = new String(slice.bytes, slice.start, length, StandardCharsets.UTF_8);
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }
}
