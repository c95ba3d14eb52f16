package dev.titan.transforms.personal;

import dev.titan.schemas.mapping.PersonalType;
import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.Slice;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Tells whether a text holds the value that a token stands for, in any writing of it that has the
 * same token. The text need not be well-formed and its format need not be known: it is taken apart
 * at quotes and at every usual separator, and each piece is turned into a token and compared. So a
 * value is found where it stands in a field of its own, and phone numbers with their country,
 * e-mail addresses and card numbers within other text too. A value whose parts lie in several
 * fields (a first and a last name) is not.
 *
 * <p>Not thread-safe.
 */
public final class PersonSearch {
  private static final Pattern TOKEN = Pattern.compile("tok_([a-z_]+)_[a-z2-7]{26}");
  private static final int LONGEST = 1_024;
  private static final int SHORTEST_NUMBER = 5;
  private static final int MOST_REMEMBERED = 100_000;
  private static final String CELL_SEPARATORS = ",;\t|";
  private static final String BARE_SEPARATORS = ",:{}[]<>=";

  private final Tokenizer tokenizer;
  private final PersonalType type;
  private final String token;
  private final int enough;
  private final Set<String> others = new HashSet<>();

  /**
   * A search.
   *
   * @param tokenizer of the tenant whose token it is
   * @throws IllegalArgumentException if the text is no token
   */
  public PersonSearch(Tokenizer tokenizer, String token) {
    this.tokenizer = tokenizer;
    this.token = token;
    this.type =
        typeOf(token)
            .orElseThrow(() -> new IllegalArgumentException("the text is no token of a person"));
    this.enough = type == PersonalType.PHONE || type == PersonalType.CARD ? SHORTEST_NUMBER : 1;
  }

  /** What kind of value a token stands for, or empty if the text is no token. */
  public static Optional<PersonalType> typeOf(String token) {
    var form = TOKEN.matcher(token);
    if (!form.matches()) {
      return Optional.empty();
    }
    for (PersonalType type : PersonalType.values()) {
      if (type.json().equals(form.group(1))) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Whether the text (UTF-8) holds the value, or the token itself. */
  public boolean isIn(byte[] bytes, int start, int end) {
    String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    return text.contains(token) || isWithin(bytes, start, end) || isPiece(text);
  }

  /** Within other text, where a run would find it as well. */
  private boolean isWithin(byte[] bytes, int start, int end) {
    if (type != PersonalType.EMAIL && type != PersonalType.PHONE && type != PersonalType.CARD) {
      return false;
    }
    Slice slice = new Slice();
    slice.set(bytes, start, end);
    ByteBuilder out = new ByteBuilder();
    return PersonalScan.replace(slice, tokenizer, out) && out.toString().contains(token);
  }

  private boolean isPiece(String text) {
    if (isPiece(text, c -> c == '"')) {
      return true;
    }
    for (int i = 0; i < CELL_SEPARATORS.length(); i++) {
      char separator = CELL_SEPARATORS.charAt(i);
      if (text.indexOf(separator) >= 0 || i == 0) { // once for lines of a single column
        if (isPiece(text, c -> c == separator || c == '\n' || c == '\r')) {
          return true;
        }
      }
    }
    return isPiece(text, c -> BARE_SEPARATORS.indexOf(c) >= 0 || c <= ' ');
  }

  /** What cannot be a value of the type is passed over without being copied or hashed. */
  private boolean isPiece(String text, IntPredicate separator) {
    int begin = 0;
    int signs = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '\n' : text.charAt(i);
      if (i == text.length() || separator.test(c)) {
        if (signs >= enough && i - begin <= LONGEST && isIt(text.substring(begin, i))) {
          return true;
        }
        begin = i + 1;
        signs = 0;
      } else if (isSign(c)) {
        signs++;
      } else if (c == '\\') {
        signs = enough; // an escape may spell any letter
      }
    }
    return false;
  }

  /**
   * Whether a letter tells that a piece may be a value of the type, if there are enough of them.
   */
  private boolean isSign(char c) {
    return switch (type) {
      case EMAIL -> c == '@';
      case PHONE, CARD, TAX_ID, ACCOUNT ->
          c >= '0' && c <= '9' || (c > 127 && Character.isDigit(c));
      case NAME, ADDRESS -> c >= 'A';
    };
  }

  private boolean isIt(String piece) {
    String value = unquoted(piece.strip());
    if (value.indexOf('\\') >= 0) {
      value = unescaped(value);
    }
    if (value.isEmpty() || others.contains(value)) {
      return false;
    }
    if (tokenizer.tokenOf(type, value).equals(token)) {
      return true;
    }
    if (others.size() == MOST_REMEMBERED) {
      others.clear();
    }
    others.add(value);
    return false;
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.charAt(0) == '"' && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /** The escapes of JSON (RFC 8259, section 7), as far as they are whole. */
  private static String unescaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        out.append(c);
        continue;
      }
      char kind = text.charAt(++i);
      if (kind == 'u' && isHex(text, i + 1)) {
        out.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        int at = "nrtbf".indexOf(kind);
        out.append(at < 0 ? kind : ' ');
      }
    }
    return out.toString();
  }

  private static boolean isHex(String text, int start) {
    return start + 4 <= text.length()
        && text.substring(start, start + 4).toLowerCase(Locale.ROOT).matches("[0-9a-f]{4}");
  }

  /** Tells nothing of the person. */
  @Override
  public String toString() {
    return "PersonSearch";
  }
}
