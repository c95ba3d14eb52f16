package dev.titan.templates.terraform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All files of a folder together: to Terraform they are one. */
final class Configuration {
  private final Map<String, Body> files;
  private final Map<String, Block> variables = new LinkedHashMap<>();
  private final Map<String, Body.Argument> locals = new LinkedHashMap<>();
  private final Map<String, Block> resources = new LinkedHashMap<>();
  private final Map<String, Block> data = new LinkedHashMap<>();

  private Configuration(Map<String, Body> files) {
    this.files = files;
  }

  /**
   * Reads a folder.
   *
   * @throws SyntaxException if one of its files is none of Terraform
   */
  static Configuration in(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path file : entries.filter(path -> path.toString().endsWith(".tf")).toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return of(texts);
  }

  /** Reads files that are given as texts, by their names. */
  static Configuration of(Map<String, String> texts) {
    Map<String, Body> files = new TreeMap<>();
    texts.forEach((name, text) -> files.put(name, HclReader.read(name, text)));
    Configuration configuration = new Configuration(files);
    configuration.blocks().forEach(configuration::add);
    return configuration;
  }

  private void add(Block block) {
    String name = String.join(".", block.labels());
    switch (block.type()) {
      case "variable" -> variables.putIfAbsent(name, block);
      case "resource" -> resources.putIfAbsent(name, block);
      case "data" -> data.putIfAbsent(name, block);
      case "locals" ->
          block.body().arguments().forEach(local -> locals.putIfAbsent(local.name(), local));
      default -> {} // nothing refers to it
    }
  }

  Map<String, Body> files() {
    return files;
  }

  /** All blocks that stand in a file, not in another block. */
  List<Block> blocks() {
    return files.values().stream().flatMap(body -> body.blocks().stream()).toList();
  }

  Map<String, Block> variables() {
    return variables;
  }

  Map<String, Body.Argument> locals() {
    return locals;
  }

  /** A resource, by type and name with a dot between them. */
  Optional<Block> resource(String address) {
    return Optional.ofNullable(resources.get(address));
  }

  Optional<Block> data(String address) {
    return Optional.ofNullable(data.get(address));
  }
}
