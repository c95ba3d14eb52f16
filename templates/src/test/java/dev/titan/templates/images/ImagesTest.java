package dev.titan.templates.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.titan.pipelines.launch.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The images, as far as they can be tried without building one. */
final class ImagesTest {
  private static final Path ROOT = Path.of("..");
  private static final Path IMAGES = ROOT.resolve("templates/images");

  private static final Set<String> KNOWN =
      Set.of("ARG", "FROM", "COPY", "ENV", "USER", "WORKDIR", "ENTRYPOINT", "CMD");

  private static Dockerfile file(String name) throws IOException {
    return Dockerfile.read(IMAGES.resolve(name + ".Dockerfile"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"template", "titan"})
  void whatIsCopiedIsThereAndGoesToTheBuilder(String name) throws IOException {
    List<String> sent = Files.readAllLines(IMAGES.resolve(name + ".Dockerfile.dockerignore"));
    assertTrue(sent.contains("*"), "all else stays");
    for (String copy : file(name).all("COPY")) {
      assertTrue(copy.startsWith("--chmod=0755 "), () -> copy + " keeps the rights of its builder");
      String source = copy.split(" ")[1];
      assertTrue(
          Files.exists(ROOT.resolve(source)),
          () -> source + " is not there: run mvn -B -ntp package first");
      assertTrue(sent.contains("!" + source.replaceAll("/$", "")), source);
    }
    file(name).instructions().forEach(i -> assertTrue(KNOWN.contains(i.name()), i.name()));
  }

  @Test
  void theCommandsRunAsSomebodyWithoutRights() throws IOException {
    Dockerfile titan = file("titan");
    assertEquals(List.of("65532:65532"), titan.all("USER"));
    assertTrue(titan.all("FROM").get(0).endsWith(":nonroot"), titan.all("FROM")::toString);
  }

  /** The very words of the image, but for the places of its files. */
  @Test
  void whatTheImageStartsStartsHere() throws Exception {
    List<String> words =
        JsonMapper.builder()
            .build()
            .readValue(file("titan").all("ENTRYPOINT").get(0), new TypeReference<>() {});
    List<String> command = new ArrayList<>();
    for (String word : words) {
      command.add(
          word.replace("/titan/lib/*", classPath())
              .replace(
                  "/titan/logging.properties",
                  ROOT.resolve("pipelines/src/main/launch/logging.properties").toString()));
    }
    command.set(0, ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("template", "list"));
    Said said = run(command);
    assertEquals(0, said.code, said.text);
    assertTrue(said.text.contains("stream-objects (streaming): "), said.text);
  }

  /** Without options a launch fails, and says what is missing. */
  @ParameterizedTest
  @EnumSource
  void eachTemplateHasAMainThatTheLauncherFinds(Template template) throws Exception {
    Dockerfile image = file("template");
    assertTrue(
        image.all("ENV").contains("FLEX_TEMPLATE_JAVA_MAIN_CLASS=${MAIN_CLASS}"), "no main class");
    Said said =
        run(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                template.main().getName()));
    assertEquals(1, said.code, said.text);
    assertTrue(said.text.contains("home is needed: The folder in Cloud Storage"), said.text);
    assertFalse(said.text.contains("internal error"), said.text);
  }

  private static String classPath() {
    return String.join(
        ":",
        ROOT.resolve("pipelines/target/titan/lib-embedded/*").toString(),
        ROOT.resolve("pipelines/target/titan/lib-cloud/*").toString(),
        ROOT.resolve("pipelines/target/titan-pipelines.jar").toString());
  }

  private record Said(int code, String text) {}

  private static Said run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }
}
