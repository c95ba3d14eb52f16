package dev.titan.templates.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.titan.templates.terraform.Expression.Access;
import dev.titan.templates.terraform.Expression.Literal;
import dev.titan.templates.terraform.Expression.Template;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks who is given which right. Nobody is let in without an account, and only roles are given
 * that {@code access.json} lists for that kind of thing, with a reason.
 */
final class AccessCheck {
  private static final List<String> EVERYBODY = List.of("allUsers", "allAuthenticatedUsers");
  private static final List<String> KINDS = List.of("serviceAccount:", "group:", "user:");
  private static final String MEMBER = "_iam_member";

  private final Configuration configuration;
  private final Findings findings;
  private final JsonNode roles;

  AccessCheck(Configuration configuration, Findings findings) throws IOException {
    this.configuration = configuration;
    this.findings = findings;
    try (InputStream in = AccessCheck.class.getResourceAsStream("access.json")) {
      this.roles = new ObjectMapper().readTree(in);
    }
  }

  void check() {
    configuration.files().values().forEach(body -> body.walk(this::everybody));
    for (Block block : configuration.blocks()) {
      if (block.type().equals("resource") && block.labels().get(0).contains("_iam_")) {
        right(block);
      }
    }
  }

  private void everybody(Block block, Body.Argument argument) {
    argument
        .value()
        .walk(
            part -> {
              if (part instanceof Literal literal
                  && literal.value() instanceof String text
                  && EVERYBODY.stream().anyMatch(text::contains)) {
                findings.add(
                    part.place(),
                    block.title(),
                    "'" + argument.name() + "' lets everybody in",
                    "name the accounts or the group that need it");
              }
            });
  }

  private void right(Block block) {
    String type = block.labels().get(0);
    if (!type.endsWith(MEMBER)) {
      add(
          block,
          "it takes rights away that others have given",
          "use " + type.replaceAll("_iam_.*", MEMBER) + ", which only adds one");
      return;
    }
    role(block, type);
    block.body().argument("member").ifPresent(member -> member(block, member.value()));
  }

  private void role(Block block, String type) {
    String role = block.body().text("role").orElse(null);
    if (role == null) {
      add(block, "its role is not written out", "write it as a text, so that it can be checked");
      return;
    }
    if (!roles.path(type).has(role)) {
      Set<String> allowed = new TreeSet<>();
      roles.path(type).fieldNames().forEachRemaining(allowed::add);
      add(
          block,
          "the role " + role + " is more than anything needs there",
          allowed.isEmpty()
              ? "give the right on a narrower thing"
              : "use one of " + String.join(", ", allowed) + ", or say in access.json why not");
    }
  }

  /** A member is told by its text, is an account of ours, or comes from a checked variable. */
  private void member(Block block, Expression member) {
    if (member instanceof Literal || member instanceof Template) {
      Expression first = member instanceof Template template ? template.parts().get(0) : member;
      String beginning = first instanceof Literal literal ? String.valueOf(literal.value()) : "";
      boolean told =
          EVERYBODY.contains(beginning) || KINDS.stream().anyMatch(beginning::startsWith);
      if (!told) {
        add(
            block,
            "nothing tells what kind of member that is",
            "begin with " + String.join(" or ", KINDS));
      }
      return;
    }
    if (member instanceof Access access && "each".equals(access.root())) {
      block.body().argument("for_each").ifPresent(entries -> source(block, entries.value()));
    }
  }

  private void source(Block block, Expression entries) {
    entries.walk(
        part -> {
          if (part instanceof Access access && "var".equals(access.root())) {
            Block variable = configuration.variables().get(access.attribute(0));
            boolean truth = access.attribute(0) != null && access.attribute(0).endsWith("_enabled");
            boolean checked =
                variable != null
                    && variable.body().blocks().stream()
                        .anyMatch(inner -> inner.type().equals("validation"));
            if (!truth && !checked) {
              add(
                  block,
                  "its members come from " + References.text(access) + ", which takes anybody",
                  "add a validation to the variable that takes accounts, groups and persons only");
            }
          }
        });
  }

  private void add(Block block, String what, String remedy) {
    findings.add(block.place(), block.title(), what, remedy);
  }
}
