package dev.titan.transforms.decode;

import dev.titan.schemas.reason.ReasonCode;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Copies a text in any known encoding as UTF-8, without its byte-order mark. */
final class TextCopier {
  /**
   * A text that is ASCII so far is taken for UTF-8 after this many bytes. Until then the first byte
   * beyond ASCII decides, so that an umlaut on the hundredth page is still read aright.
   */
  static final long ASCII_PATIENCE = 16L << 20;

  private static final int BUFFER = ContentSniffer.HEAD;

  private TextCopier() {}

  /** Whether the lines of a text end with a carriage return alone, as old Mac exports have it. */
  static boolean hasBareReturns(byte[] head, int length) {
    boolean returns = false;
    for (int i = 0; i < length; i++) {
      if (head[i] == '\n') {
        return false;
      }
      returns |= head[i] == '\r' && i + 1 < length;
    }
    return returns;
  }

  /**
   * Copies a text to its end.
   *
   * @param in a stream at the text's beginning, with a buffer of at least {@link
   *     ContentSniffer#HEAD}
   * @param out takes the bytes; not closed
   * @throws InputException INPUT_ENCODING if the bytes break the rules of the encoding found,
   *     INPUT_UNSUPPORTED if they are no text
   */
  static void copy(BufferedInputStream in, OutputStream out) throws IOException {
    byte[] head = peek(in);
    TextEncoding encoding =
        TextEncoding.detect(head, head.length)
            .orElseThrow(() -> new InputException(ReasonCode.INPUT_UNSUPPORTED, "this is no text"));
    in.skipNBytes(encoding.markLength());
    if (encoding.extendsAscii()) {
      copyNarrow(in, hasBareReturns(head, head.length) ? new ReturnsToLines(out) : out);
    } else if (encoding.isUtf8()) {
      in.transferTo(hasBareReturns(head, head.length) ? new ReturnsToLines(out) : out);
    } else {
      transcode(in, encoding, out);
    }
  }

  /** The head of a stream, which is then back at its beginning. */
  static byte[] peek(BufferedInputStream in) throws IOException {
    in.mark(ContentSniffer.HEAD);
    byte[] head = in.readNBytes(ContentSniffer.HEAD);
    in.reset();
    return head;
  }

  /** Finds out whether a text that may begin with much ASCII is UTF-8 or an older encoding. */
  static TextEncoding decideNarrow(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long passed = 0;
    while (passed < ASCII_PATIENCE) {
      int count = in.readNBytes(buffer, 0, BUFFER);
      int first = TextBytes.firstNonAscii(buffer, 0, count);
      if (first < count) {
        return decideWindow(in, buffer, first, count);
      }
      if (count < BUFFER) {
        break;
      }
      passed += count;
    }
    return TextEncoding.UTF_8;
  }

  private static TextEncoding decideWindow(InputStream in, byte[] buffer, int first, int count)
      throws IOException {
    int kept = count - first;
    System.arraycopy(buffer, first, buffer, 0, kept);
    int filled = kept + in.readNBytes(buffer, kept, BUFFER - kept);
    return TextEncoding.narrow(buffer, 0, filled);
  }

  private static void copyNarrow(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long passed = 0;
    while (passed < ASCII_PATIENCE) {
      int count = in.readNBytes(buffer, 0, BUFFER);
      int first = TextBytes.firstNonAscii(buffer, 0, count);
      out.write(buffer, 0, first);
      if (first < count) {
        int kept = count - first;
        System.arraycopy(buffer, first, buffer, 0, kept);
        int filled = kept + in.readNBytes(buffer, kept, BUFFER - kept);
        copyRest(in, out, buffer, filled);
        return;
      }
      if (count < BUFFER) {
        return;
      }
      passed += count;
    }
    in.transferTo(out);
  }

  private static void copyRest(InputStream in, OutputStream out, byte[] window, int filled)
      throws IOException {
    TextEncoding encoding = TextEncoding.narrow(window, 0, filled);
    if (encoding == TextEncoding.UTF_8) {
      out.write(window, 0, filled);
      in.transferTo(out);
    } else {
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(window, 0, filled), in);
      transcode(whole, encoding, out);
    }
  }

  private static void transcode(InputStream in, TextEncoding encoding, OutputStream rawOut)
      throws IOException {
    OutputStream out = rawOut;
    CharsetDecoder decoder =
        encoding
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    CharBuffer chars = CharBuffer.allocate(BUFFER);
    boolean first = true;
    boolean atEnd = false;
    while (!atEnd) {
      int room = bytes.remaining();
      int count = in.readNBytes(bytes.array(), bytes.position(), room);
      bytes.position(bytes.position() + count);
      atEnd = count < room;
      bytes.flip();
      CoderResult result = decoder.decode(bytes, chars, atEnd);
      if (result.isError()) {
        throw new InputException(
            ReasonCode.INPUT_ENCODING,
            "the text looks like " + encoding.charset().name() + " but breaks its rules");
      }
      bytes.compact();
      chars.flip();
      if (first) {
        first = false;
        out = bareReturns(chars) ? new ReturnsToLines(out) : out;
      }
      // A half of a surrogate pair never stands at the end here: the decoder writes pairs whole.
      ByteBuffer encoded = StandardCharsets.UTF_8.encode(chars);
      out.write(encoded.array(), encoded.arrayOffset(), encoded.limit());
      chars.clear();
      atEnd &= bytes.position() == 0;
    }
  }

  private static boolean bareReturns(CharBuffer chars) {
    String head = chars.toString();
    int at = head.indexOf('\r');
    return at >= 0 && at + 1 < head.length() && head.indexOf('\n') < 0;
  }

  /** Makes line feeds of carriage returns, so that later steps know one kind of line only. */
  private static final class ReturnsToLines extends FilterOutputStream {
    ReturnsToLines(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b == '\r' ? '\n' : b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      byte[] changed = new byte[length];
      for (int i = 0; i < length; i++) {
        byte b = bytes[offset + i];
        changed[i] = b == '\r' ? (byte) '\n' : b;
      }
      out.write(changed, 0, length);
    }
  }
}
