package dev.titan.storage.settings;

import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.Buckets;
import dev.titan.storage.objects.ObjectStore;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads the sources of settings; each becomes a map from key to value. Problems are collected. */
final class SettingSources {
  /** Variables with Titan's prefix that belong to the launcher. */
  private static final Set<String> LAUNCHER_VARIABLES = Set.of("TITAN_JAVA_OPTS", "TITAN_CLOUD");

  /** Variables that hold secrets, which settings refer to as {@code env:NAME}. */
  private static final String SECRET_VARIABLES = "TITAN_SECRET_";

  private final List<String> problems;

  SettingSources(List<String> problems) {
    this.problems = problems;
  }

  /** The environment variables {@code TITAN_*}. */
  Map<String, GivenValue> variables(Map<String, String> all) {
    Map<String, String> ours = new TreeMap<>();
    for (Map.Entry<String, String> variable : all.entrySet()) {
      String name = variable.getKey();
      if (name.startsWith("TITAN_")
          && !name.startsWith(SECRET_VARIABLES)
          && !LAUNCHER_VARIABLES.contains(name)) {
        ours.put(name, variable.getValue());
      }
    }
    return read(ours, SettingDefinition::variable, "environment variable ");
  }

  /** The system properties {@code titan.*}. */
  Map<String, GivenValue> properties(Map<String, String> all) {
    Map<String, String> ours = new TreeMap<>();
    for (Map.Entry<String, String> property : all.entrySet()) {
      if (property.getKey().startsWith("titan.")) {
        ours.put(property.getKey(), property.getValue());
      }
    }
    return read(ours, SettingDefinition::property, "system property ");
  }

  /** What the command line says, by key. */
  Map<String, GivenValue> options(Map<String, String> options) {
    return read(new TreeMap<>(options), SettingDefinition::key, "option ");
  }

  /** The file {@code titan.properties} of a home, in UTF-8; no values if there is no such file. */
  Map<String, GivenValue> file(Path file) {
    Properties properties = new Properties();
    try {
      Optional<byte[]> bytes = bytesOf(file);
      if (bytes.isEmpty()) {
        return Map.of();
      }
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.get()));
      properties.load(new StringReader(text.toString()));
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingsException(
          "cannot read " + file + ": it must be a properties file in UTF-8 that this user may read",
          e);
    }
    Map<String, String> values = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      values.put(name, properties.getProperty(name));
    }
    Map<String, GivenValue> given = read(values, SettingDefinition::key, file + ", key ");
    GivenValue home = given.remove("home");
    if (home != null) {
      problems.add(
          home.origin()
              + ": this file lies in the home and cannot move it; set TITAN_HOME instead");
    }
    return given;
  }

  private static Optional<byte[]> bytesOf(Path file) throws IOException {
    if (Buckets.hold(file)) {
      return ObjectStore.at(file.getParent(), Access.SHARED).read(file.getFileName().toString());
    }
    return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  private Map<String, GivenValue> read(
      Map<String, String> values, Function<SettingDefinition, String> naming, String originPrefix) {
    Map<String, SettingDefinition> known = new TreeMap<>();
    for (SettingDefinition definition : SettingDefinition.all()) {
      known.put(naming.apply(definition), definition);
    }
    Map<String, GivenValue> given = new TreeMap<>();
    for (Map.Entry<String, String> value : values.entrySet()) {
      String origin = originPrefix + value.getKey();
      SettingDefinition definition = known.get(value.getKey());
      if (definition == null) {
        problems.add(origin + ": there is no such setting" + hint(value.getKey(), known.keySet()));
      } else {
        given.put(definition.key(), new GivenValue(value.getValue().strip(), origin));
      }
    }
    return given;
  }

  private static String hint(String name, Set<String> known) {
    Optional<String> nearest = Nearest.to(name, new TreeSet<>(known));
    return nearest.map(n -> "; did you mean " + n + "?").orElse("; see docs/settings.md");
  }
}
