package dev.titan.pipelines.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Hosted workspaces open with what the README asks for, and nothing else. */
final class WorkspaceTest {
  private static final Pattern RELEASE =
      Pattern.compile("<maven.compiler.release>(\\d+)</maven.compiler.release>");
  private static final Pattern PACKAGES = Pattern.compile("packages = \\[([^]]*)\\]");
  private static final String JAVA_FEATURE = "ghcr.io/devcontainers/features/java:1";

  private static String read(String file) throws IOException {
    return Files.readString(Page.ROOT.resolve(file));
  }

  private static String group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertTrue(matcher.find(), pattern::pattern);
    return matcher.group(1);
  }

  private static String javaVersion() throws IOException {
    return group(RELEASE, read("pom.xml"));
  }

  @Test
  void theReadmeAsksForTheJavaOfTheBuild() throws IOException {
    assertTrue(read("README.md").contains("JDK " + javaVersion() + " or newer and Maven 3.8"));
    assertTrue(read("pom.xml").contains("<version>[3.8,)</version>"));
  }

  @Test
  void theContainerHasThatJavaAndMaven() throws IOException {
    JsonNode container =
        JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build()
            .readTree(read(".devcontainer/devcontainer.json"));

    String image = container.path("image").asText();
    assertTrue(
        image.matches("mcr\\.microsoft\\.com/devcontainers/java:\\d+-" + javaVersion() + "-\\w+"),
        image);
    assertEquals(1, container.path("features").size(), "only what the README asks for");
    JsonNode java = container.path("features").path(JAVA_FEATURE);
    assertEquals("none", java.path("version").asText(), "that of the image");
    assertTrue(java.path("installMaven").asBoolean());
    assertTrue(java.path("mavenVersion").asText().matches("3\\.(8|9)\\.\\d+"), java::toString);
  }

  @Test
  void theNixWorkspaceHasThatJavaAndMaven() throws IOException {
    String nix = read(".idx/dev.nix");
    String jdk = "pkgs.jdk" + javaVersion();

    assertEquals(Set.of("pkgs.maven", jdk), Set.of(group(PACKAGES, nix).strip().split("\\s+")));
    assertTrue(nix.contains("JAVA_HOME = \"${" + jdk + ".home}\";"), nix);
    assertTrue(nix.startsWith("#") && nix.contains("{ pkgs, ... }: {"), nix);
    assertEquals(count(nix, '{'), count(nix, '}'), "brackets");
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
