package dev.titan.pipelines.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.cli.Titan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures in the README are those that the demo prints. */
final class ReadmeTest {
  @TempDir private Path folder;

  @Test
  void theDemoPrintsWhatTheReadmeSays() throws IOException {
    Path readme = Samples.find().folder().resolveSibling("README.md");
    String text = Files.readString(readme);
    String part =
        text.substring(text.indexOf("<!-- demo:begin"), text.indexOf("<!-- demo:end -->"));
    List<String> promised =
        part.lines().filter(line -> !line.startsWith("```") && !line.startsWith("<")).toList();
    assertTrue(promised.size() > 20, "the README shows the demo's output");
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    int code =
        Titan.run(
            new String[] {"demo", "--home", folder.toString()},
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));

    assertEquals(0, code);
    List<String> printed =
        out.toString(StandardCharsets.UTF_8).lines().map(ReadmeTest::words).toList();
    for (String line : promised) {
      boolean found = printed.stream().anyMatch(other -> other.startsWith(words(line)));
      assertTrue(found, "the demo does not print: " + line);
    }
  }

  /** A line without regard to how wide its columns are. */
  private static String words(String line) {
    return String.join(" ", Arrays.stream(line.strip().split(" +")).toList());
  }
}
