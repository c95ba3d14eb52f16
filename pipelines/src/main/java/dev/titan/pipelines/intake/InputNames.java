package dev.titan.pipelines.intake;

import dev.titan.schemas.mapping.Mapping;
import java.util.List;

/**
 * Whose records inputs hold: as given, or as the folders say, which are then laid out as {@code
 * <tenant>/<location>/<source>/...}.
 *
 * @param tenant whose they are, or null
 * @param location the place of business that they are from, or null
 * @param source the system that they come from, or null
 */
public record InputNames(String tenant, String location, String source) {
  private static final int STEPS = 4;

  /** What is given as options. */
  public static InputNames given(String tenant, String location, String source) {
    requireName(tenant, "--tenant");
    requireName(location, "--location");
    requireName(source, "--source");
    return new InputNames(tenant, location, source);
  }

  private static void requireName(String name, String option) {
    if (name != null && !Mapping.isName(name)) {
      throw new UsageException(notAName(option + " '" + name + "'"));
    }
  }

  /**
   * The names of one input, which nothing but these says.
   *
   * @throws UsageException if tenant or location are missing, or a name is none
   */
  InputNames complete(String origin) {
    if (tenant == null || location == null) {
      throw new UsageException(
          "nothing says whose records "
              + origin
              + " holds: name --tenant and --location, for example --tenant acme --location main");
    }
    for (String name : new String[] {tenant, location, source}) {
      if (name != null && !Mapping.isName(name)) {
        throw new UsageException(notAName("'" + name + "' (from " + origin + ")"));
      }
    }
    return this;
  }

  /**
   * The names of one input below a folder.
   *
   * @param steps the way from the folder to the input, its own name last
   * @throws UsageException if they do not say whose it is
   */
  InputNames below(String folder, String origin, List<String> steps) {
    if (tenant != null) {
      return complete(origin);
    }
    if (steps.size() < STEPS) {
      throw new UsageException(
          "nothing says whose records "
              + origin
              + " holds: name --tenant and --location, or lay the folder "
              + folder
              + " out as <tenant>/<location>/<source>/<files>");
    }
    return new InputNames(
            steps.get(0),
            location == null ? steps.get(1) : location,
            source == null ? steps.get(2) : source)
        .complete(origin);
  }

  /** Whether a step on the way is hidden: then the input is passed over. */
  static boolean isHidden(List<String> steps) {
    return steps.stream().anyMatch(step -> step.startsWith("."));
  }

  private static String notAName(String what) {
    return what
        + " is no name: use 1 to 100 letters, digits, '.', '_' or '-', beginning with a letter or"
        + " digit";
  }
}
