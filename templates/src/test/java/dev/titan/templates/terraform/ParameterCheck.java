package dev.titan.templates.terraform;

import dev.titan.templates.terraform.Expression.Entry;
import dev.titan.templates.terraform.Expression.Literal;
import dev.titan.templates.terraform.Expression.ObjectValue;
import java.util.Set;

/**
 * Checks that the parameters which Terraform gives a template by itself, {@code
 * local.TEMPLATE_known}, are among those that the template takes, {@code var.TEMPLATE_parameters}.
 */
final class ParameterCheck {
  private static final String KNOWN = "_known";

  private final Configuration configuration;
  private final Findings findings;

  ParameterCheck(Configuration configuration, Findings findings) {
    this.configuration = configuration;
    this.findings = findings;
  }

  void check() {
    configuration
        .locals()
        .forEach(
            (name, local) -> {
              if (name.endsWith(KNOWN)) {
                known(name.substring(0, name.length() - KNOWN.length()), local);
              }
            });
  }

  private void known(String template, Body.Argument local) {
    String variable = template + "_parameters";
    Block declared = configuration.variables().get(variable);
    if (declared == null) {
      findings.add(
          local.place(),
          "local " + local.name(),
          "there is no variable " + variable,
          "declare it, with the parameters of the template");
      return;
    }
    declared
        .body()
        .argument("type")
        .flatMap(type -> TypeReader.of(type.value()))
        .filter(Type.Shape.class::isInstance)
        .ifPresent(type -> names(local, local.value(), ((Type.Shape) type).attributes().keySet()));
  }

  private void names(Body.Argument local, Expression value, Set<String> taken) {
    if (!(value instanceof ObjectValue object)) {
      return;
    }
    for (Entry entry : object.entries()) {
      if (entry.key() instanceof Literal key && !taken.contains(key.value())) {
        findings.add(
            entry.value().place(),
            "local " + local.name(),
            "the template takes no parameter '" + key.value() + "'",
            "use one of " + String.join(", ", taken.stream().sorted().toList()));
      }
    }
  }
}
