package dev.titan.templates;

import dev.titan.pipelines.launch.Parameter;
import dev.titan.pipelines.launch.Template;
import dev.titan.pipelines.launch.TemplateParameter;

/** The variable with which Terraform is told the parameters of a template. */
final class TerraformVariables {
  private TerraformVariables() {}

  static String of(Template template) {
    StringBuilder text = new StringBuilder();
    text.append("# Made from the options of the template by GeneratedFilesTest; change those.\n\n");
    text.append("variable \"").append(template.id().replace('-', '_')).append("_parameters\" {\n");
    text.append("  description = \"Parameters of the template ").append(template.id());
    text.append("; docs/templates.md says what they mean.\"\n");
    text.append("  type = object({\n");
    int width = template.parameters().stream().mapToInt(p -> p.name().length()).max().orElse(0);
    for (Parameter parameter : template.parameters()) {
      text.append("    ").append(parameter.name());
      text.append(" ".repeat(width - parameter.name().length()));
      text.append(" = optional(").append(type(parameter)).append(")\n");
    }
    return text.append("  })\n  default = {}\n}\n").toString();
  }

  /** All of them are optional here: what Terraform knows itself, it gives itself. */
  private static String type(Parameter parameter) {
    TemplateParameter.Kind kind = parameter.declared().kind();
    return switch (kind) {
      case NUMBER -> "number";
      case BOOLEAN -> "bool";
      case TEXT, ENUM, PUBSUB_SUBSCRIPTION -> "string";
    };
  }
}
