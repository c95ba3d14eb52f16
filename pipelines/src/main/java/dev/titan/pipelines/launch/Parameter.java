package dev.titan.pipelines.launch;

import java.beans.Introspector;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/**
 * A parameter of a template, as the annotations of its option say.
 *
 * @param name its name
 * @param declared how a person is asked for it
 * @param help what it is for
 * @param isRequired whether it must be given
 * @param fallback what it is when it is left out; empty where that is nothing
 * @param choices the values that are allowed, where these are few; empty where a pattern says
 */
public record Parameter(
    String name,
    TemplateParameter declared,
    String help,
    boolean isRequired,
    Optional<String> fallback,
    List<String> choices) {

  static List<Parameter> of(Class<? extends TemplateOptions> options) {
    return Arrays.stream(options.getMethods())
        .filter(method -> method.isAnnotationPresent(TemplateParameter.class))
        .map(Parameter::of)
        .sorted(Comparator.comparing(parameter -> parameter.declared.order()))
        .toList();
  }

  private static Parameter of(Method getter) {
    Description description = getter.getAnnotation(Description.class);
    if (description == null) {
      throw new IllegalStateException(getter + " is a parameter without a description");
    }
    return new Parameter(
        Introspector.decapitalize(getter.getName().substring("get".length())),
        getter.getAnnotation(TemplateParameter.class),
        description.value(),
        getter.isAnnotationPresent(Validation.Required.class),
        fallback(getter),
        choices(getter.getReturnType()));
  }

  private static Optional<String> fallback(Method getter) {
    Default.Boolean truth = getter.getAnnotation(Default.Boolean.class);
    Default.Integer number = getter.getAnnotation(Default.Integer.class);
    Default.String text = getter.getAnnotation(Default.String.class);
    if (truth != null) {
      return Optional.of(Boolean.toString(truth.value()));
    }
    if (number != null) {
      return Optional.of(Integer.toString(number.value()));
    }
    return Optional.ofNullable(text).map(Default.String::value);
  }

  private static List<String> choices(Class<?> type) {
    if (type == Boolean.class) {
      return List.of("true", "false");
    }
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants()).map(value -> ((Enum<?>) value).name()).toList()
        : List.of();
  }

  /** Whether a value is allowed. */
  public boolean allows(String value) {
    return choices.isEmpty() ? Pattern.matches(declared.pattern(), value) : choices.contains(value);
  }

  /** What is allowed, in words that follow "must be". */
  public String allowed() {
    return choices.isEmpty()
        ? "such as " + declared.example() + " (it must match " + declared.pattern() + ")"
        : "one of " + String.join(", ", choices);
  }
}
