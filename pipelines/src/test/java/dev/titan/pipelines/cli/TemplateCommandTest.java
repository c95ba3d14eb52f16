package dev.titan.pipelines.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.wire.Fault;
import dev.titan.wire.Faults;
import dev.titan.wire.dataflow.DataflowServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code titan template}. */
final class TemplateCommandTest {
  private static final List<String> PLACE =
      List.of(
          "--project=my-shop",
          "--region=europe-west3",
          "--templates=gs://my-shop-titan/templates/");

  @TempDir private Path folder;

  private CommandRun template(String... words) {
    List<String> all = new ArrayList<>(List.of("template"));
    all.addAll(List.of(words));
    if (!words[0].equals("list")) {
      all.addAll(PLACE);
    }
    return CommandRun.in(folder.resolve("home"), all.toArray(String[]::new));
  }

  @Test
  void theListNamesAllTemplatesAndTheirParameters() throws IOException {
    List<String> names =
        template("list", "--json").ended(ExitCode.DONE).json().stream()
            .map(template -> template.path("template").asText())
            .toList();
    assertEquals(List.of("ingest", "stream", "stream-objects", "replay", "discover"), names);
    String stream = template("list", "stream").ended(ExitCode.DONE).out();
    assertTrue(stream.contains("windowSeconds (may be left out, then 60): "), stream);
    assertTrue(template("list", "streams").ended(ExitCode.USAGE).err().contains("stream-objects"));
  }

  @Test
  void aLaunchIsPrintedAsTheExactCommand() {
    String printed =
        template(
                "launch",
                "ingest",
                "-p",
                "home=gs://my-shop-titan/home",
                "-p",
                "input=gs://my-shop-exports/a.csv,gs://my-shop-exports/~b/**",
                "--service-account=workers@my-shop.iam.gserviceaccount.com",
                "--subnetwork=regions/europe-west3/subnetworks/titan",
                "--temporary=gs://my-shop-passing/titan/",
                "--disable-public-ips")
            .ended(ExitCode.DONE)
            .out();
    assertEquals(
        "gcloud dataflow flex-template run titan-ingest --project=my-shop --region=europe-west3"
            + " --template-file-gcs-location=gs://my-shop-titan/templates/ingest.json"
            + " '--parameters=^~~^home=gs://my-shop-titan/home~~input=gs://my-shop-exports/a.csv,gs://my-shop-exports/~b/**'"
            + " --disable-public-ips --service-account-email=workers@my-shop.iam.gserviceaccount.com"
            + " --staging-location=gs://my-shop-passing/titan/dataflow/staging"
            + " --subnetwork=regions/europe-west3/subnetworks/titan"
            + " --temp-location=gs://my-shop-passing/titan/dataflow/temp\n",
        printed);
  }

  @Test
  void temporaryFilesOfALaunchGoToCloudStorage() {
    String refused =
        template(
                "launch",
                "discover",
                "-p",
                "home=gs://my-shop-titan/home",
                "-p",
                "input=gs://my-shop-exports/",
                "--temporary=/var/titan")
            .ended(ExitCode.USAGE)
            .err();
    assertTrue(refused.contains("'/var/titan'"), refused);
  }

  @Test
  void aBuildNamesTheMainAndTheMetadata() {
    List<String> lines =
        template(
                "build",
                "replay",
                "--repository=europe-west3-docker.pkg.dev/my-shop/titan",
                "--tag=1")
            .ended(ExitCode.DONE)
            .out()
            .lines()
            .toList();
    assertEquals(4, lines.size());
    assertEquals("mvn -B -ntp -DskipTests clean package", lines.get(0));
    assertTrue(
        lines.get(1).contains("--build-arg=MAIN_CLASS=dev.titan.pipelines.launch.ReplayTemplate"),
        lines.get(1));
    assertEquals(
        "gcloud dataflow flex-template build gs://my-shop-titan/templates/replay.json"
            + " --project=my-shop"
            + " --image=europe-west3-docker.pkg.dev/my-shop/titan/titan-replay:1"
            + " --sdk-language=JAVA --metadata-file=templates/metadata/replay.json",
        lines.get(3));
  }

  @Test
  void aScheduleSendsWhatALaunchWouldSend() {
    String printed =
        template(
                "schedule",
                "replay",
                "--cron=0 3 * * *",
                "--launcher=launcher@my-shop.iam.gserviceaccount.com",
                "-p",
                "home=gs://my-shop-titan/home",
                "-p",
                "deadLetters=true")
            .ended(ExitCode.DONE)
            .out();
    assertTrue(printed.contains("'--schedule=0 3 * * *'"), printed);
    assertTrue(
        printed.contains(
            "--uri=https://dataflow.googleapis.com/v1b3/projects/my-shop/locations/europe-west3/flexTemplates:launch"),
        printed);
    assertTrue(
        printed.contains(
            "\"parameters\":{\"deadLetters\":\"true\",\"home\":\"gs://my-shop-titan/home\"}"),
        printed);
    CommandRun stream =
        template(
            "schedule", "stream", "--cron=0 3 * * *", "--launcher=a@b", "-p", "home=gs://abc/d");
    assertEquals(ExitCode.USAGE, stream.code());
  }

  @Test
  void aLaunchIsSentWithTheTokenAndNotOtherwise() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "ya29.secret\n");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    try (DataflowServer dataflow = DataflowServer.start(Faults.seeded(1), job -> {})) {
      Files.createDirectories(folder.resolve("home"));
      Files.writeString(
          folder.resolve("home/titan.properties"), "dataflow.endpoint = " + dataflow.url());
      String[] launch = {
        "launch",
        "discover",
        "--send",
        "--token=file:" + token,
        "--json",
        "--job-name=look",
        "--network=titan",
        "-p",
        "home=gs://my-shop-titan/home",
        "-p",
        "input=/exports/"
      };
      CommandRun refused = template(launch);
      assertEquals(ExitCode.USAGE, refused.code());
      assertTrue(refused.err().contains("input must be such as"), refused.err());
      assertTrue(dataflow.jobs().isEmpty(), "nothing was sent");

      launch[launch.length - 1] = "input=gs://my-shop-exports/new/";
      JsonNode sent = template(launch).ended(ExitCode.DONE).json().get(0);
      ObjectNode job = dataflow.jobs().get(0);
      assertEquals(job.path("id"), sent.path("job_id"));
      JsonNode parameter = job.path("launchParameter");
      assertEquals("look", parameter.path("jobName").asText());
      assertEquals(
          "gs://my-shop-titan/templates/discover.json",
          parameter.path("containerSpecGcsPath").asText());
      assertEquals("titan", parameter.path("environment").path("network").asText());
      assertEquals(
          "gs://my-shop-exports/new/", parameter.path("parameters").path("input").asText());

      CommandRun second = template(launch).ended(ExitCode.FAILED);
      assertTrue(second.err().contains("already an active job named"), second.err());
      dataflow.faults().plan(Fault.UNAVAILABLE, 1, request -> true);
      launch[5] = "--job-name=look-again";
      CommandRun unavailable = template(launch).ended(ExitCode.FAILED);
      assertTrue(unavailable.err().contains("503"), unavailable.err());
      assertFalse((second.err() + unavailable.err() + sent).contains("ya29"), "the token is told");
      assertEquals(1, dataflow.jobs().size());
    }
  }

  @Test
  void sendingNeedsAToken() {
    CommandRun run = template("launch", "replay", "--send", "-p", "home=gs://my-shop-titan/home");
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("--token"), run.err());
  }
}
