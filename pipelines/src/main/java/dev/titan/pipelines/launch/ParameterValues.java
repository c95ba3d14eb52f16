package dev.titan.pipelines.launch;

import dev.titan.pipelines.intake.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values of a template's parameters, as somebody gives them.
 *
 * @param template whose parameters they are
 * @param values by name
 */
public record ParameterValues(Template template, Map<String, String> values) {
  public ParameterValues {
    values = new TreeMap<>(values);
  }

  /**
   * Fails unless they are values that the template can be launched with.
   *
   * @throws UsageException naming all that are wrong, with the help of each
   */
  public void check() {
    List<String> problems = new ArrayList<>();
    Map<String, String> unknown = new TreeMap<>(values);
    for (Parameter parameter : template.parameters()) {
      String value = unknown.remove(parameter.name());
      if (value == null && parameter.isRequired()) {
        problems.add(told(parameter, "is needed: "));
      } else if (value != null && !parameter.allows(value)) {
        problems.add(told(parameter, "must be " + parameter.allowed() + ": "));
      }
    }
    for (String name : unknown.keySet()) {
      problems.add(
          "  " + name + " is no parameter of " + template.id() + "; see titan template list");
    }
    if (!problems.isEmpty()) {
      throw new UsageException(
          "template " + template.id() + " cannot be launched so:\n" + String.join("\n", problems));
    }
  }

  private static String told(Parameter parameter, String problem) {
    return "  " + parameter.name() + " " + problem + parameter.help();
  }
}
