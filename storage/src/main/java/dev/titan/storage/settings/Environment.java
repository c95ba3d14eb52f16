package dev.titan.storage.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What surrounds the process. {@link #ofProcess()} is the one place in Titan that reads environment
 * variables and Titan's system properties; tests build their own.
 */
public final class Environment {
  private final Map<String, String> variables;
  private final Map<String, String> properties;
  private final Path workingFolder;

  private Environment(
      Map<String, String> variables, Map<String, String> properties, Path workingFolder) {
    this.variables = Map.copyOf(variables);
    this.properties = Map.copyOf(properties);
    this.workingFolder = workingFolder;
  }

  /** The environment of this process, as it is now. */
  public static Environment ofProcess() {
    Properties system = System.getProperties();
    Map<String, String> properties = new TreeMap<>();
    for (String name : system.stringPropertyNames()) {
      properties.put(name, system.getProperty(name));
    }
    return new Environment(System.getenv(), properties, Path.of("").toAbsolutePath());
  }

  /**
   * An environment made up.
   *
   * @param variables environment variables
   * @param properties Java system properties
   * @param workingFolder where relative paths start; absolute
   */
  public static Environment of(
      Map<String, String> variables, Map<String, String> properties, Path workingFolder) {
    return new Environment(variables, properties, workingFolder);
  }

  /** Who works here, as the system calls that user. */
  public String user() {
    return properties.getOrDefault("user.name", "unknown");
  }

  /** The command of the editor that the user has chosen; empty if there is none. */
  public Optional<String> editor() {
    return Stream.of("VISUAL", "EDITOR")
        .map(name -> variables.getOrDefault(name, "").strip())
        .filter(command -> !command.isEmpty())
        .findFirst();
  }

  Map<String, String> variables() {
    return variables;
  }

  Map<String, String> properties() {
    return properties;
  }

  Path workingFolder() {
    return workingFolder;
  }

  /** Without content: it may hold secrets. */
  @Override
  public String toString() {
    return "Environment[" + variables.size() + " variables]";
  }
}
