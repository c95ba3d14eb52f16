package dev.titan.transforms.decode;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.settings.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What must hold for the expansion of any file. */
final class ExpandChecks {
  private static final long MAX_EXPANDED = 1 << 22;
  private static final Limits LIMITS =
      Limits.DEFAULT.withExpansion(
          new Limits.Expansion(MAX_EXPANDED, 200, 1 << 20, 50, 3, 1 << 16));

  private ExpandChecks() {}

  /**
   * Expands a file and decodes the texts in it. Nothing but {@link InputException} may come out;
   * what is expanded keeps to the limits.
   */
  static void checkFile(byte[] file, Path folder) throws IOException {
    Path raw = Files.write(folder.resolve("raw"), file);
    Texts texts = new Texts(file);
    try {
      new Expander(LIMITS, folder).expand(RawInput.of(raw), texts);
    } catch (InputException e) {
      // Declared: the whole input becomes a dead letter.
    }
    assertTrue(texts.size <= MAX_EXPANDED + file.length, "expanded to " + texts.size);
  }

  private static final class Texts implements PartSink {
    private final byte[] file;
    private long size;

    Texts(byte[] file) {
      this.file = file;
    }

    @Override
    public void raw(long start) {
      decode(Arrays.copyOfRange(file, (int) start, file.length), Kind.TEXT);
    }

    @Override
    public OutputStream open(String label, Kind kind) {
      assertTrue(label.chars().noneMatch(Character::isISOControl), "a label without controls");
      return new ByteArrayOutputStream() {
        @Override
        public void close() {
          decode(toByteArray(), kind);
        }
      };
    }

    @Override
    public void refused(String label, InputException reason) {}

    private void decode(byte[] text, Kind kind) {
      size += text.length;
      try {
        TextFormat format =
            kind == Kind.SHEET
                ? FormatDetector.detectSheet(text, text.length, true)
                : FormatDetector.detect(text, text.length, true);
        DecodeChecks.checkText(text, format);
      } catch (InputException e) {
        // Declared: this part becomes a dead letter.
      }
    }
  }
}
