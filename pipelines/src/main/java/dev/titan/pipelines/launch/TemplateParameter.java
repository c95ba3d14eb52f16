package dev.titan.pipelines.launch;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An option that a Flex Template has as a parameter. What it is for says {@link
 * org.apache.beam.sdk.options.Description}, what it is when it is left out {@link
 * org.apache.beam.sdk.options.Default}, and whether it may be {@link
 * org.apache.beam.sdk.options.Validation.Required}. Metadata, reference and Terraform variables are
 * made from these.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface TemplateParameter {
  /** Its place among all of its template, from 1. */
  int order();

  /** A few words that name it. */
  String label();

  /** Under which heading it stands. */
  String group();

  /**
   * What the whole of a text must match, in the syntax that RE2, Java and JavaScript share. Numbers
   * have one too; enumerations and booleans have none.
   */
  String pattern() default "";

  /** A value that is allowed. */
  String example();

  /** What the console of Google Cloud takes it for. */
  Kind kind() default Kind.TEXT;

  /** Kinds of parameters, as the metadata of templates knows them. */
  enum Kind {
    TEXT,
    NUMBER,
    BOOLEAN,
    ENUM,
    PUBSUB_SUBSCRIPTION
  }
}
