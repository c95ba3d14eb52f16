package dev.titan.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.titan.pipelines.launch.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Metadata, reference and Terraform variables are made from the options of the templates. To write
 * them anew, run this test with {@code -Ddocs.update=true}.
 */
final class GeneratedFilesTest {
  private static final Path ROOT = Path.of("..");

  /** Every generated file, by its path below the top of the checkout. */
  private static Map<String, String> expected() {
    Map<String, String> files = new TreeMap<>();
    for (Template template : Template.values()) {
      files.put("templates/metadata/" + template.id() + ".json", Metadata.of(template));
      files.put(
          "templates/terraform/parameters_" + template.id().replace('-', '_') + ".tf",
          TerraformVariables.of(template));
    }
    files.put("docs/templates.md", Reference.ofAll());
    return files;
  }

  @Test
  void theySayWhatTheOptionsSay() throws IOException {
    for (Map.Entry<String, String> file : expected().entrySet()) {
      Path path = ROOT.resolve(file.getKey());
      if (Boolean.getBoolean("docs.update")) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      assertEquals(file.getValue(), Files.readString(path), file.getKey());
    }
  }

  @Test
  void noneIsLeftOfATemplateThatIsGone() throws IOException {
    Set<String> there = new TreeSet<>();
    for (String folder : new String[] {"templates/metadata", "templates/terraform"}) {
      try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
        files
            .map(file -> folder + "/" + file.getFileName())
            .filter(name -> name.contains("/metadata/") || name.contains("/parameters_"))
            .forEach(there::add);
      }
    }
    Set<String> wanted = new TreeSet<>(expected().keySet());
    wanted.remove("docs/templates.md");
    assertEquals(wanted, there);
  }
}
