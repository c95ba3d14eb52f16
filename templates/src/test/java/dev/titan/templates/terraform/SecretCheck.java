package dev.titan.templates.terraform;

import dev.titan.templates.terraform.Expression.Entry;
import dev.titan.templates.terraform.Expression.Literal;
import dev.titan.templates.terraform.Expression.ObjectValue;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Refuses secrets that are written down. A secret is named, and its value put in by hand. */
final class SecretCheck {
  private static final String REMEDY =
      "take it out, hold it for known to others, and name a secret of Secret Manager instead";

  /** Names under which nobody should write a text. */
  private static final Pattern NAMES =
      Pattern.compile(
          "(.*_)?(password|passwd|secret_data|secret_data_wo|private_key|api_key|access_token"
              + "|auth_token|credentials|client_secret)");

  /** How secrets look that tell themselves. */
  private static final List<Pattern> LOOKS =
      List.of(
          Pattern.compile("-----BEGIN [A-Z ]*(PRIVATE KEY|CERTIFICATE)"),
          Pattern.compile("\\bAIza[0-9A-Za-z_-]{30,}"),
          Pattern.compile("\\bya29\\.[0-9A-Za-z_-]{10,}"),
          Pattern.compile("\\bGOCSPX-[0-9A-Za-z_-]{10,}"),
          Pattern.compile("\\bAKIA[0-9A-Z]{16}\\b"),
          Pattern.compile(
              "\\b(ghp|gho|ghs|github_pat|glpat|xox[abps]|sk|rk)[_-][0-9A-Za-z_-]{16,}"),
          Pattern.compile("\\beyJ[0-9A-Za-z_-]{10,}\\.[0-9A-Za-z_-]{10,}"),
          Pattern.compile("://[^/\\s:@]+:[^/\\s:@]+@"));

  /** Long words that no person would think of. */
  private static final Pattern WORD = Pattern.compile("[0-9A-Za-z+/_=-]{28,}");

  private final Findings findings;

  SecretCheck(Findings findings) {
    this.findings = findings;
  }

  void check(Configuration configuration) {
    configuration.files().values().forEach(body -> body.walk(this::argument));
  }

  private void argument(Block block, Body.Argument argument) {
    // A variable's default is a value under the name of the variable.
    boolean isDefault = block.type().equals("variable") && argument.name().equals("default");
    named(block, isDefault ? block.labels().get(0) : argument.name(), argument.value());
    argument
        .value()
        .walk(
            part -> {
              if (part instanceof Literal literal && literal.value() instanceof String text) {
                look(block, argument, text);
              } else if (part instanceof ObjectValue object) {
                object.entries().forEach(entry -> entry(block, entry));
              }
            });
  }

  private void entry(Block block, Entry entry) {
    if (entry.key() instanceof Literal key && key.value() instanceof String name) {
      named(block, name, entry.value());
    }
  }

  private void named(Block block, String name, Expression value) {
    if (NAMES.matcher(name.toLowerCase(Locale.ROOT)).matches()
        && value instanceof Literal literal
        && literal.value() instanceof String text
        && !text.isEmpty()) {
      findings.add(value.place(), block.title(), "'" + name + "' holds a text", REMEDY);
    }
  }

  private void look(Block block, Body.Argument argument, String text) {
    boolean telling = LOOKS.stream().anyMatch(look -> look.matcher(text).find());
    boolean random = WORD.matcher(text).results().anyMatch(word -> isRandom(word.group()));
    if (telling || random) {
      findings.add(
          argument.place(),
          block.title(),
          "'" + argument.name() + "' holds what looks like a secret",
          REMEDY);
    }
  }

  /** Whether capitals, small letters and digits change too often for words. */
  private static boolean isRandom(String word) {
    int changes = 0;
    for (int i = 1; i < word.length(); i++) {
      changes += kind(word.charAt(i)) == kind(word.charAt(i - 1)) ? 0 : 1;
    }
    boolean mixed =
        word.chars().anyMatch(Character::isDigit) && word.chars().anyMatch(Character::isLowerCase);
    return mixed && changes * 3 > word.length();
  }

  private static int kind(char c) {
    return Character.isDigit(c)
        ? 0
        : Character.isUpperCase(c) ? 1 : Character.isLowerCase(c) ? 2 : 3;
  }
}
