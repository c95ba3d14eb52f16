package dev.titan.templates.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The instructions of a Dockerfile, each on one line.
 *
 * @param instructions without comments
 */
record Dockerfile(List<Instruction> instructions) {

  /**
   * One of them.
   *
   * @param name such as {@code COPY}
   * @param rest what follows
   */
  record Instruction(String name, String rest) {}

  static Dockerfile read(Path file) throws IOException {
    List<Instruction> found = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        int space = line.indexOf(' ');
        found.add(new Instruction(line.substring(0, space), line.substring(space + 1)));
      }
    }
    return new Dockerfile(found);
  }

  /** What follows all instructions of that name. */
  List<String> all(String name) {
    return instructions.stream()
        .filter(instruction -> instruction.name.equals(name))
        .map(Instruction::rest)
        .toList();
  }
}
