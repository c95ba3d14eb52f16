package dev.titan.templates.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Under which licences the libraries of the images are. To write the list anew, run this test with
 * {@code -Ddocs.update=true} after {@code mvn package}.
 */
final class LicencesTest {
  private static final Path SBOM = Path.of("../pipelines/target/titan/sbom.json");
  private static final Path LIST = Path.of("images/LICENCES.md");

  private static final String INTRODUCTION =
      """
      # Licences of what is in the images

      <!-- Made from the bill of materials by LicencesTest; after mvn -B -ntp package run
           mvn -B -ntp -pl templates -am package -Dtest=LicencesTest -Ddocs.update=true
           -Dsurefire.failIfNoSpecifiedTests=false -->

      | library | version | licence |
      |---|---|---|
      """;

  /** Licences by library and version. */
  private static Map<String, Set<String>> libraries() throws IOException {
    assertTrue(Files.exists(SBOM), () -> SBOM + " is not there: run mvn -B -ntp package first");
    Map<String, Set<String>> libraries = new TreeMap<>();
    JsonNode bom = JsonMapper.builder().build().readTree(Files.readAllBytes(SBOM));
    assertEquals("CycloneDX", bom.path("bomFormat").asText());
    for (JsonNode component : bom.path("components")) {
      if (component.path("group").asText().equals("dev.titan")) {
        continue;
      }
      Set<String> licences = new TreeSet<>();
      for (JsonNode licence : component.path("licenses")) {
        JsonNode one = licence.path("license");
        licences.add(
            licence.has("expression")
                ? licence.path("expression").asText()
                : one.path("id").asText(one.path("name").asText()));
      }
      libraries.put(
          component.path("group").asText()
              + ":"
              + component.path("name").asText()
              + " | "
              + component.path("version").asText(),
          licences);
    }
    return libraries;
  }

  @Test
  void theListSaysWhatIsInTheImages() throws IOException {
    StringBuilder list = new StringBuilder(INTRODUCTION);
    libraries()
        .forEach(
            (library, licences) ->
                list.append("| ")
                    .append(library)
                    .append(" | ")
                    .append(String.join(", ", licences))
                    .append(" |\n"));
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(LIST, list);
    }
    assertEquals(Files.readString(LIST), list.toString());
  }

  @Test
  void everyLibraryHasALicenceThatWasLookedAt() throws IOException {
    Set<String> allowed;
    try (var in = LicencesTest.class.getResourceAsStream("licences.txt")) {
      allowed =
          new TreeSet<>(
              new String(in.readAllBytes(), StandardCharsets.UTF_8)
                  .lines()
                  .filter(line -> !line.startsWith("#") && !line.isBlank())
                  .toList());
    }
    List<String> wrong = new ArrayList<>();
    libraries()
        .forEach(
            (library, licences) -> {
              String name = library.substring(0, library.indexOf(' '));
              if (!allowed.contains(name) && licences.stream().noneMatch(allowed::contains)) {
                wrong.add(library + ": " + licences);
              }
            });
    assertEquals(List.of(), wrong);
  }
}
