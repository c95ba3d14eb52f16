package dev.titan.pipelines.docs;

import dev.titan.pipelines.cli.DocumentedVerb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that what pages show as commands could be run. */
final class CommandCheck {
  private static final Set<String> TITAN = Set.of("titan", "scripts/titan", "./scripts/titan");
  private static final String SCRIPT = "(\\./)?scripts/[a-z-]+";
  private static final String ASSIGNMENT = "[A-Z][A-Z0-9_]*=.*|export";
  private static final Set<String> ELLIPSES = Set.of("...", "…");
  private static final String ARGS = "--args=";

  private final OtherPrograms others;
  private final DocumentedVerb titan;
  private final List<String> problems = new ArrayList<>();
  private int checked;

  /**
   * A check that has seen nothing yet.
   *
   * @param noHome a place where nothing is, for commands that are tried
   */
  CommandCheck(Path noHome) throws IOException {
    others = OtherPrograms.load();
    titan = new DocumentedVerb(noHome);
  }

  /** Checks a page. */
  CommandCheck page(Page page) {
    for (Page.Block block : page.blocks()) {
      if (block.isShell()
          || (block.language().isEmpty() && block.lines().stream().anyMatch(this::isCommand))) {
        block.lines().forEach(this::check);
      }
    }
    page.spans().stream().filter(this::isCommand).forEach(this::check);
    return this;
  }

  private boolean isCommand(Snippet snippet) {
    List<String> words = List.of(snippet.text().split(" +"));
    int first = 0;
    while (first < words.size() && words.get(first).matches(ASSIGNMENT)) {
      first++;
    }
    String program = first < words.size() ? words.get(first) : "";
    boolean named = TITAN.contains(program) || others.has(program);
    return program.matches(SCRIPT) || (named && (snippet.whole() || words.size() > first + 1));
  }

  private void check(Snippet snippet) {
    for (String text : snippet.whole() ? List.of(snippet.text()) : alternatives(snippet.text())) {
      try {
        for (List<String> words : ShellLine.commands(text)) {
          problem(words, snippet.whole())
              .ifPresent(what -> problems.add(snippet.place() + ": " + what + " in: " + text));
        }
      } catch (IllegalArgumentException e) {
        problems.add(snippet.place() + ": " + e.getMessage() + " in: " + text);
      }
    }
  }

  /** In the running text, {@code a|b} is one or the other. */
  private static List<String> alternatives(String text) {
    String[] words = text.split(" ");
    for (int i = 0; i < words.length; i++) {
      if (words[i].matches("[a-z-]+(\\|[a-z-]+)+")) {
        List<String> all = new ArrayList<>();
        for (String choice : words[i].split("\\|")) {
          String[] one = words.clone();
          one[i] = choice;
          all.addAll(alternatives(String.join(" ", one)));
        }
        return all;
      }
    }
    return List.of(text);
  }

  private Optional<String> problem(List<String> all, boolean inBlock) {
    List<String> words = new ArrayList<>(all);
    boolean whole = !words.removeAll(ELLIPSES) && inBlock;
    while (!words.isEmpty() && words.get(0).matches(ASSIGNMENT)) {
      words.remove(0);
    }
    if (words.isEmpty()) {
      return Optional.empty();
    }
    checked++;
    String program = words.get(0);
    if (TITAN.contains(program)) {
      return titan.problem(words.subList(1, words.size()), whole);
    }
    if (program.matches(SCRIPT)) {
      return Files.isExecutable(Page.ROOT.resolve(program))
          ? Optional.empty()
          : Optional.of("there is no script " + program);
    }
    if (!others.has(program)) {
      return Optional.of("commands.txt knows no program " + program);
    }
    return others.problem(words, whole).or(() -> passedOn(words));
  }

  /** A job of Cloud Run hands its arguments on to Titan. */
  private Optional<String> passedOn(List<String> words) {
    return words.stream()
        .filter(word -> word.startsWith(ARGS))
        .findFirst()
        .flatMap(word -> titan.problem(List.of(word.substring(ARGS.length()).split(",")), true));
  }

  /** What is wrong: where, what, in which command. */
  List<String> problems() {
    return problems;
  }

  /** How many commands were looked at. */
  int checked() {
    return checked;
  }

  /** Commands of other programs that may be shown, and are not. */
  List<Synopsis> unseen() {
    return others.unseen();
  }
}
