package dev.titan.pipelines.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The commands of other programs that the documentation may show, by {@code commands.txt}. */
final class OtherPrograms {
  private static final Path FILE = Path.of("src/test/resources/docs/commands.txt");

  private final List<Synopsis> known;
  private final Set<Synopsis> seen = new HashSet<>();

  private OtherPrograms(List<Synopsis> known) {
    this.known = known;
  }

  static OtherPrograms load() throws IOException {
    return new OtherPrograms(
        Files.readAllLines(FILE).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Synopsis::parse)
            .toList());
  }

  boolean has(String program) {
    return known.stream().anyMatch(synopsis -> synopsis.path().get(0).equals(program));
  }

  Optional<String> problem(List<String> words, boolean whole) {
    Optional<Synopsis> found =
        known.stream()
            .filter(synopsis -> synopsis.fits(words))
            .max(Comparator.comparingInt(synopsis -> synopsis.path().size()));
    if (found.isEmpty()) {
      return whole || !isBeginOfOne(words)
          ? Optional.of("no command in commands.txt is called so")
          : Optional.empty();
    }
    seen.add(found.get());
    return found.get().problem(words, whole);
  }

  /** In the running text a program, or a group of its commands, may be named alone. */
  private boolean isBeginOfOne(List<String> words) {
    return known.stream()
        .anyMatch(
            synopsis ->
                synopsis.path().size() > words.size()
                    && synopsis.path().subList(0, words.size()).equals(words));
  }

  /** Those that nothing was checked against. */
  List<Synopsis> unseen() {
    List<Synopsis> rest = new ArrayList<>(known);
    rest.removeAll(seen);
    return rest;
  }
}
