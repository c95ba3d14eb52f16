package dev.titan.pipelines.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param name its path below the top of the checkout
 * @param lines its lines
 */
record Page(String name, List<String> lines) {
  /** The top of the checkout, as tests see it. */
  static final Path ROOT = Path.of("..");

  private static final Pattern FENCE = Pattern.compile("\\s*```(\\w*)\\s*");
  private static final Pattern SPAN = Pattern.compile("`([^`]{1,300})`");
  private static final Set<String> SHELLS = Set.of("sh", "bash");

  static Page read(String name) throws IOException {
    return new Page(name, Files.readAllLines(ROOT.resolve(name)));
  }

  /** The pages that show commands, in order. */
  static Collection<String> names() throws IOException {
    Set<String> names =
        new TreeSet<>(
            List.of(
                "README.md",
                "CONTRIBUTING.md",
                "templates/README.md",
                "templates/images/README.md",
                "templates/terraform/README.md"));
    try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
      files
          .map(file -> "docs/" + file.getFileName())
          .filter(name -> name.endsWith(".md"))
          .forEach(names::add);
    }
    return names;
  }

  /**
   * What a page shows in a fenced block.
   *
   * @param language what the fence says that it is, or nothing
   * @param lines its lines, with those that go on joined
   */
  record Block(String language, List<Snippet> lines) {
    /** Whether the fence says that these are commands. */
    boolean isShell() {
      return SHELLS.contains(language);
    }
  }

  /** The fenced blocks, in order. */
  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher fence = FENCE.matcher(lines.get(i));
      if (fence.matches()) {
        List<Snippet> content = new ArrayList<>();
        for (i++; !FENCE.matcher(lines.get(i)).matches(); i++) {
          int first = i;
          StringBuilder text = new StringBuilder(lines.get(i));
          while (text.toString().endsWith("\\")) {
            text.setLength(text.length() - 1);
            text.append(' ').append(lines.get(++i).strip());
          }
          content.add(new Snippet(name, first + 1, text.toString().strip(), true));
        }
        blocks.add(new Block(fence.group(1), content));
      }
    }
    return blocks;
  }

  /** What stands between marks of code in the running text, in order. */
  List<Snippet> spans() {
    StringBuilder prose = new StringBuilder();
    boolean fenced = false;
    for (String line : lines) {
      boolean fence = FENCE.matcher(line).matches();
      prose.append(fence || fenced ? "" : line).append('\n');
      fenced ^= fence;
    }
    List<Snippet> spans = new ArrayList<>();
    for (MatchResult span : SPAN.matcher(prose).results().toList()) {
      int line = 1 + (int) prose.substring(0, span.start()).chars().filter(c -> c == '\n').count();
      String text = span.group(1).replaceAll("\\s*\n\\s*", " ").replace("\\|", "|");
      spans.add(new Snippet(name, line, text.strip(), false));
    }
    return spans;
  }
}
