package dev.titan.pipelines.intake;

import dev.titan.schemas.reason.ReasonCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Why an input must not be read, though its bytes are kept: it is accounted for as one dead letter.
 * The refusal is kept with the input's attributes, so that a replay does not read it either.
 *
 * @param reason why
 * @param detail what is wrong, without any value of the data
 */
public record Refusal(ReasonCode reason, String detail) {
  /** The attribute that holds it; what comes from outside must not bear names like this. */
  public static final String ATTRIBUTE = "titan.refused";

  /** Some attributes, and this refusal among them. */
  public Map<String, String> with(Map<String, String> attributes) {
    Map<String, String> all = new HashMap<>(attributes);
    all.put(ATTRIBUTE, reason.name() + " " + detail);
    return all;
  }

  /** The refusal among some attributes, if there is one. */
  static Optional<Refusal> in(Map<String, String> attributes) {
    return Optional.ofNullable(attributes.get(ATTRIBUTE)).map(Refusal::parse);
  }

  private static Refusal parse(String text) {
    int space = text.indexOf(' ');
    return new Refusal(ReasonCode.valueOf(text.substring(0, space)), text.substring(space + 1));
  }
}
