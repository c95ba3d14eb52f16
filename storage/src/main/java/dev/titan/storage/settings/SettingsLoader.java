package dev.titan.storage.settings;

import dev.titan.schemas.settings.Setting;
import dev.titan.storage.objects.Buckets;
import dev.titan.storage.objects.PathText;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loads the settings. Later sources win: defaults, {@code titan.properties} in the home,
 * environment variables {@code TITAN_*}, system properties {@code -Dtitan.*}, options of the
 * command. All problems are reported together, so that nobody mends them one run at a time.
 */
public final class SettingsLoader {
  private final Environment environment;
  private final Map<String, GivenValue> given = new HashMap<>();

  /** What is said outside of the home. */
  private final Map<String, GivenValue> above = new HashMap<>();

  private final List<String> problems = new ArrayList<>();
  private final List<SettingValue> values = new ArrayList<>();

  private SettingsLoader(Environment environment) {
    this.environment = environment;
  }

  /**
   * Loads the settings.
   *
   * @param environment what surrounds the process
   * @param options values of the command line, by key (such as {@code home})
   * @throws SettingsException if a key is unknown or a value wrong; it names all of them
   */
  public static LoadedSettings load(Environment environment, Map<String, String> options) {
    return new SettingsLoader(environment).load(options);
  }

  private LoadedSettings load(Map<String, String> options) {
    SettingSources sources = new SettingSources(problems);
    above.putAll(sources.variables(environment.variables()));
    above.putAll(sources.properties(environment.properties()));
    above.putAll(sources.options(options));
    homeOf().ifPresent(home -> given.putAll(sources.file(home.resolve(Home.SETTINGS_FILE))));
    given.putAll(above);

    Settings settings = record(Settings.class, "");
    refuseProblems();
    for (SettingsCheck check : SettingsCheck.ALL) {
      check.problem(settings).ifPresent(problems::add);
    }
    refuseProblems();
    return new LoadedSettings(settings, values, new SecretResolver(environment, settings.home()));
  }

  /** The home, known before all else because a file in it is a source; empty if it is no path. */
  private Optional<Path> homeOf() {
    SettingDefinition definition = SettingDefinition.all().get(0);
    GivenValue value = above.get(definition.key());
    try {
      return Optional.of(path(value == null ? definition.declared().fallback() : value.text()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // reported when the record is built
    }
  }

  /** Builds a settings record from the values of its components. */
  private <T> T record(Class<T> type, String prefix) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      String key = prefix + components[i].getName();
      types[i] = components[i].getType();
      arguments[i] =
          types[i].isRecord()
              ? record(types[i], key + ".")
              : value(
                  new SettingDefinition(key, types[i], components[i].getAnnotation(Setting.class)));
    }
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("settings record " + type.getName() + " must be public", e);
    }
  }

  private Object value(SettingDefinition definition) {
    String fallback = definition.declared().fallback();
    GivenValue value = given.getOrDefault(definition.key(), new GivenValue(fallback, "default"));
    Object parsed;
    try {
      parsed = parse(definition, value.text());
    } catch (IllegalArgumentException e) {
      problems.add(value.origin() + ": " + definition.key() + " must be " + definition.allowed());
      parsed = parse(definition, fallback);
    }
    String shown = parsed instanceof Path path ? PathText.of(path) : parsed.toString();
    values.add(new SettingValue(definition, shown, value.origin()));
    return parsed;
  }

  private Object parse(SettingDefinition definition, String text) {
    if (definition.type() == Path.class) {
      return path(text);
    }
    if (definition.type() == Endpoint.class) {
      return Endpoint.parse(text);
    }
    if (definition.type() == PlainName.class) {
      return PlainName.parse(text);
    }
    if (definition.type() == BucketFolder.class) {
      return BucketFolder.parse(text);
    }
    Setting declared = definition.declared();
    String digits =
        text.equals(Setting.PROCESSORS) && declared.fallback().equals(Setting.PROCESSORS)
            ? Integer.toString(Runtime.getRuntime().availableProcessors())
            : text;
    Object number;
    if (definition.type() == int.class) {
      number = Integer.valueOf(digits);
    } else if (definition.type() == long.class) {
      number = Long.valueOf(digits);
    } else {
      number = decimal(digits);
    }
    double size = ((Number) number).doubleValue();
    if (!(size >= declared.min() && size <= declared.max())) {
      throw new IllegalArgumentException("out of bounds");
    }
    return number;
  }

  /**
   * A plain decimal; {@link Double#valueOf} alone would also take {@code 0x1p-1} and {@code 1d}.
   */
  private static Double decimal(String text) {
    if (!text.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?")) {
      throw new IllegalArgumentException("no decimal");
    }
    return Double.valueOf(text);
  }

  private Path path(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("empty path");
    }
    if (Buckets.isMeant(text)) {
      GivenValue endpoint = above.get("gcs.endpoint"); // a file in the bucket cannot tell it
      return endpoint == null || text.contains("#")
          ? PathText.path(text)
          : Buckets.path(text, Endpoint.parse(endpoint.text()).address().orElse(null));
    }
    try {
      return environment.workingFolder().resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("no path", e);
    }
  }

  private void refuseProblems() {
    if (!problems.isEmpty()) {
      throw new SettingsException(
          "the settings cannot be used:\n  " + String.join("\n  ", problems));
    }
  }
}
