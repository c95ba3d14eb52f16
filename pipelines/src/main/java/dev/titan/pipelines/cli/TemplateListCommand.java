package dev.titan.pipelines.cli;

import dev.titan.pipelines.launch.Parameter;
import dev.titan.pipelines.launch.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code titan template list}. */
@Command(
    name = "list",
    description = "List the templates, or the parameters of one.",
    footer = {"", "Examples:", "  titan template list", "  titan template list replay"})
final class TemplateListCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "TEMPLATE", arity = "0..1", description = "Which template.")
  private String template;

  @Override
  public Integer call() {
    Output output = common.output();
    if (template == null) {
      list(output);
    } else {
      TemplateChoice.of(template).parameters().forEach(parameter -> print(output, parameter));
    }
    return ExitCode.DONE;
  }

  private static void list(Output output) {
    for (Template one : Template.values()) {
      if (output.json()) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("template", one.id());
        json.put("streaming", one.isStreaming());
        json.put("title", one.title());
        json.put("text", one.text());
        output.object(json);
      } else {
        output.line(one.id() + (one.isStreaming() ? " (streaming)" : "") + ": " + one.text());
      }
    }
  }

  private static void print(Output output, Parameter parameter) {
    if (output.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("parameter", parameter.name());
      json.put("required", parameter.isRequired());
      json.put("default", parameter.fallback().orElse(null));
      json.put("choices", parameter.choices());
      json.put("pattern", parameter.declared().pattern());
      json.put("example", parameter.declared().example());
      json.put("help", parameter.help());
      output.object(json);
      return;
    }
    List<String> about = new ArrayList<>();
    about.add(parameter.isRequired() ? "needed" : "may be left out");
    parameter.fallback().ifPresent(value -> about.add("then " + value));
    output.line(parameter.name() + " (" + String.join(", ", about) + "): " + parameter.help());
    output.line("  " + parameter.allowed());
  }
}
