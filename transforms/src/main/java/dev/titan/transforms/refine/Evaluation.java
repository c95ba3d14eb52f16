package dev.titan.transforms.refine;

import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.transforms.personal.PersonalScan;
import dev.titan.transforms.personal.Tokenizer;
import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.record.PathNode;
import dev.titan.transforms.record.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The state of refining one record: what the compiled operators read from and note down. One per
 * compiled mapping, reused.
 */
final class Evaluation {
  private static final byte UNKNOWN = 0;
  private static final byte CLEAN = 1;
  private static final byte REPLACED = 2;
  private static final int HINT_LENGTH = 24;

  final RefineOutcome outcome = new RefineOutcome();
  final NodeInfos infos;
  FlatRecord record;
  RefineContext context;

  /** The location of the record: the one that it names, if it is known, else the input's. */
  Place place;

  /** Counts the records, so that what was noted for another one is known to be old. */
  long number;

  /** The field that is being filled, for failures. */
  Field field;

  /** First and last token of each scope; scope 0 is the record. */
  final int[] scopeFrom;

  final int[] scopeTo;

  /** Texts that outlive their operator. */
  ByteBuilder arena;

  /** The token that the last path read, to take its consumption back. */
  int lastToken = FlatRecord.NONE;

  /** The currency of the entry as far as it is known, for minor units; else empty. */
  final Slice currency = new Slice();

  private boolean[] consumed = new boolean[64];
  private byte[] safety = new byte[64];
  private byte[][] safeBytes = new byte[64][];
  private int[] safeStart = new int[64];
  private int[] safeEnd = new int[64];

  Evaluation(NodeInfos infos, int scopes) {
    this.infos = infos;
    scopeFrom = new int[scopes];
    scopeTo = new int[scopes];
  }

  void begin(FlatRecord newRecord, RefineContext newContext, ByteBuilder newArena) {
    record = newRecord;
    context = newContext;
    place = newContext.places().home();
    arena = newArena;
    number++;
    outcome.entry();
    infos.use(newRecord.tree());
    int count = newRecord.count();
    scopeFrom[0] = 0;
    scopeTo[0] = count;
    if (consumed.length < count) {
      int larger = Integer.highestOneBit(count) * 2;
      consumed = new boolean[larger];
      safety = new byte[larger];
      safeBytes = new byte[larger][];
      safeStart = new int[larger];
      safeEnd = new int[larger];
    } else {
      Arrays.fill(consumed, 0, count, false);
      Arrays.fill(safety, 0, count, UNKNOWN);
    }
    currency.set(newArena.bytes(), 0, 0);
    lastToken = FlatRecord.NONE;
  }

  void consume(int token) {
    consumed[token] = true;
  }

  /** The field does not hold all that the last path gave: it stays among the attributes. */
  void releaseLast() {
    if (lastToken != FlatRecord.NONE) {
      consumed[lastToken] = false;
    }
  }

  boolean isConsumed(int token) {
    return consumed[token];
  }

  /** Notes a failure of the field that is being filled. */
  Reading fail(ReasonCode reason, String detail) {
    outcome.failed(reason, field == null ? null : field.column(), detail);
    return Reading.FAILED;
  }

  /**
   * Notes a failure with the outline of the value: letters as a, digits as 9. It says what the
   * format is and not what the value is.
   */
  Reading fail(ReasonCode reason, String expected, Slice value) {
    StringBuilder detail = new StringBuilder(expected).append(", but the value looks like '");
    // A character has at most four bytes; what lies beyond the hint need not be decoded.
    int length = Math.min(value.length(), 4 * HINT_LENGTH + 4);
    String text = new String(value.bytes, value.start, length, StandardCharsets.UTF_8);
    for (int i = 0; i < text.length() && i < HINT_LENGTH; i++) {
      detail.append(outline(text.charAt(i)));
    }
    detail.append(text.length() > HINT_LENGTH ? "…'" : "'");
    return fail(reason, detail.toString());
  }

  private static char outline(char letter) {
    if (Character.isDigit(letter)) {
      return '9';
    }
    if (Character.isLetter(letter)) {
      return 'a';
    }
    boolean sign = letter > ' ' && letter < 0x7f;
    boolean blank = Character.isSpaceChar(letter);
    boolean money = Character.getType(letter) == Character.CURRENCY_SYMBOL;
    // Vowel signs and accents of many scripts are no letters, but tell as much as letters do.
    return sign || blank || money ? letter : '?';
  }

  /**
   * Points a slice at a leaf's text as it may leave: personal data as tokens.
   *
   * @return false if the leaf has no text
   */
  boolean safeText(int token, NodeInfo info, Slice out) {
    if (!record.text(token, out)) {
      return false;
    }
    if (safety[token] == UNKNOWN) {
      protect(token, info, out);
    }
    if (safety[token] == REPLACED) {
      out.set(safeBytes[token], safeStart[token], safeEnd[token]);
    }
    return true;
  }

  /** Whether the leaf's text was replaced; to be asked after {@link #safeText}. */
  boolean isReplaced(int token) {
    return safety[token] == REPLACED;
  }

  private void protect(int token, NodeInfo info, Slice text) {
    byte kind = record.kind(token);
    boolean isText = kind == FlatRecord.STRING;
    boolean isValue = isText || kind == FlatRecord.NUMBER;
    int start = arena.length();
    boolean replaced = false;
    if (info.personal != null && isValue) {
      context.tokenizer().append(info.personal, text, arena);
      replaced = true;
    } else if (isText) {
      replaced = PersonalScan.replace(text, context.tokenizer(), arena);
    }
    safety[token] = replaced ? REPLACED : CLEAN;
    safeBytes[token] = arena.bytes();
    safeStart[token] = start;
    safeEnd[token] = arena.length();
  }

  /** Makes a text safe to leave: by its type if it is personal data, else by what it looks like. */
  void protect(TextValue value) {
    int start = arena.length();
    Tokenizer tokenizer = context.tokenizer();
    if (value.personal != null) {
      tokenizer.append(value.personal, value.slice, arena);
    } else if (!PersonalScan.replace(value.slice, tokenizer, arena)) {
      return;
    }
    value.slice.set(arena.bytes(), start, arena.length());
  }

  /** What the mapping says of a token's path. */
  NodeInfo info(int token) {
    PathNode node = record.node(token);
    return infos.of(node);
  }
}
