package dev.titan.schemas.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a component of the settings records a setting. Its default, its bounds and its description
 * stand at the component and nowhere else; {@code docs/settings.md} is made from them.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

  /** As a default: one per processor of this machine. Such a setting takes this word as a value. */
  String PROCESSORS = "processors";

  /** The value where no source gives one, written as a source would write it. */
  String fallback();

  /** The least value of a number. */
  double min() default Long.MIN_VALUE;

  /** The greatest value of a number. */
  double max() default Long.MAX_VALUE;

  /** What the setting does, as a sentence, with its unit. */
  String text();
}
