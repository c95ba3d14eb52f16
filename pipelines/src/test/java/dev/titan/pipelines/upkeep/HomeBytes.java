package dev.titan.pipelines.upkeep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for a text in every byte and every name of a home. */
final class HomeBytes {
  private HomeBytes() {}

  /** The files (or folders, by their names) that hold the text, plainly or in base64. */
  static Set<String> holding(Path home, String text) throws IOException {
    List<String> forms = new ArrayList<>(List.of(text));
    for (int shift = 0; shift < 3; shift++) {
      forms.add(base64(text, shift));
    }
    Set<String> found = new TreeSet<>();
    try (Stream<Path> paths = Files.walk(home)) {
      for (Path path : paths.toList()) {
        String name = home.relativize(path).toString();
        boolean named = name.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
        if (named || (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && holds(path, forms))) {
          found.add(name);
        }
      }
    }
    return found;
  }

  /** A copy of a home, rights included. */
  static void copy(Path home, Path target) throws IOException {
    try (Stream<Path> paths = Files.walk(home)) {
      for (Path path : paths.toList()) {
        Path copy = target.resolve(home.relativize(path).toString());
        Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static boolean holds(Path file, List<String> forms) throws IOException {
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    return forms.stream().anyMatch(bytes::contains);
  }

  /** What the base64 of any bytes with the text in them holds, if so many bytes precede it. */
  private static String base64(String text, int shift) {
    String whole =
        Base64.getEncoder()
            .encodeToString(("x".repeat(shift) + text).getBytes(StandardCharsets.UTF_8));
    return whole.substring(4 * ((shift + 2) / 3), whole.length() / 4 * 4 - 4);
  }
}
