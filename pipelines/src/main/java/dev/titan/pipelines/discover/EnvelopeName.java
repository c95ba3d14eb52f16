package dev.titan.pipelines.discover;

import dev.titan.pipelines.intake.TakenPart;
import dev.titan.transforms.decode.TextFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The key of the list that an envelope holds: {@code {"Payments": [...]}} says what they are. */
final class EnvelopeName {
  private static final int MOST_BYTES = 1 << 16;
  private static final Pattern LAST_KEY = Pattern.compile("\"([^\"\\\\]{1,60})\"\\s*:\\s*\\[\\s*$");

  private EnvelopeName() {}

  /** The key, or an empty text where there is no envelope. */
  static String of(TakenPart part) {
    if (!(part.format() instanceof TextFormat.Elements elements)
        || elements.shape() != TextFormat.Shape.ENVELOPE
        || elements.dataOffset() > MOST_BYTES) {
      return "";
    }
    try (InputStream in = Files.newInputStream(part.file())) {
      byte[] head = in.readNBytes((int) elements.dataOffset());
      Matcher key = LAST_KEY.matcher(new String(head, StandardCharsets.UTF_8));
      return key.find() ? key.group(1) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
