package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.InputNames;
import dev.titan.pipelines.intake.UsageException;
import dev.titan.pipelines.stream.Stream;
import dev.titan.pipelines.stream.StreamRequest;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.storage.cloud.GcsPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code titan stream}: what arrives is committed window by window. */
@Command(
    name = "stream",
    description = {
      "Take in files as they land in a folder, or messages of a Pub/Sub subscription, and commit them",
      "window by window. Files stay where they are; each is taken in once, when it has stood still.",
      "Ctrl-C, or a request of the system to end, closes the open window, commits it and ends with exit code 0.",
      "Started again, the stream goes on where it was, also after a crash. Exit code 1 if a run could",
      "not be finished."
    },
    footer = {
      "",
      "Examples:",
      "  titan stream --from landing/   a folder laid out as <tenant>/<location>/<source>/<files>",
      "  titan stream --from landing/ --tenant acme --location pune --window 1m",
      "  titan stream --from landing/ --until-idle 30s --json",
      "  titan stream --from pubsub:projects/my-shop/subscriptions/orders --tenant acme --location pune",
      "  titan stream --from pubsub:projects/my-shop/subscriptions/exports --notifications gs://exports/in/ --owner acme"
    })
final class StreamCommand implements Callable<Integer> {
  private static final String PUBSUB = "pubsub:";
  private static final int GS_LENGTH = GcsPlace.SCHEME.length();
  private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

  @Mixin private CommonOptions common;
  @Mixin private RunnerOptions runner;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "FOLDER|pubsub:NAME",
      description = {
        "The folder to watch (what lies there already is taken in too), or a subscription:",
        "pubsub:projects/PROJECT/subscriptions/NAME"
      })
  private String from;

  @Option(
      names = "--tenant",
      paramLabel = "NAME",
      description = "Whose records arrive. Not needed for folders laid out by tenant.")
  private String tenant;

  @Option(names = "--location", paramLabel = "NAME", description = "The place of business.")
  private String location;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "The system that the files come from; part of the events' identity.")
  private String source;

  @Option(
      names = "--trust-tenant",
      paramLabel = "NAME",
      description = {
        "Another tenant that messages of the subscription may name (tenant_id); may be repeated.",
        "'*' is any."
      })
  private List<String> trusted = List.of();

  @Option(
      names = "--notifications",
      paramLabel = "gs://BUCKET/FOLDER/",
      description = {
        "The messages are notifications of this bucket: each object that is written below the folder",
        "is taken in. Without --tenant, it must be laid out as <tenant>/<location>/<source>/<files>."
      })
  private String notifications;

  @Option(
      names = "--owner",
      paramLabel = "NAME",
      description = {
        "Whose dead letters notifications become that cannot be believed; needed where --tenant is",
        "not given."
      })
  private String owner;

  @Option(
      names = "--window",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = Durations.class,
      description = "How long a window lasts; each is one commit (default: ${DEFAULT-VALUE}).")
  private Duration window;

  @Option(
      names = "--until-idle",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "End when nothing has arrived for so long and all is committed.")
  private Duration untilIdle;

  @Option(
      names = "--fail-on-dead-letters",
      description = "Exit with code 3 if any record became a dead letter.")
  private boolean failOnDeadLetters;

  @Override
  public Integer call() throws IOException {
    if (window.compareTo(LONGEST_WINDOW) > 0) {
      throw new UsageException("--window must not be longer than 1d");
    }
    runner.giveTo(common);
    Output output = common.output();
    StreamRequest request =
        new StreamRequest(
            from(), new StreamRequest.Names(tenant, location, source), window, untilIdle);
    StreamPrinter printer = new StreamPrinter(output, System::nanoTime);
    try (Interrupt interrupt = Interrupt.listen(output)) {
      int code = run(request, printer, interrupt);
      interrupt.endWith(code);
      return code;
    }
  }

  private StreamRequest.From from() {
    if (!from.startsWith(PUBSUB)) {
      if (!trusted.isEmpty()) {
        throw new UsageException(
            "--trust-tenant is for subscriptions; a folder's layout is believed");
      }
      if (notifications != null || owner != null) {
        throw new UsageException("--notifications and --owner are for subscriptions");
      }
      return new StreamRequest.LandingFolder(Path.of(from));
    }
    String name = from.substring(PUBSUB.length());
    try {
      PubsubIO.PubsubSubscription.fromPath(name);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "'"
              + from
              + "' is no subscription: write pubsub:projects/PROJECT/subscriptions/NAME ("
              + e.getMessage()
              + ")");
    }
    if (notifications != null) {
      return notifications(name);
    }
    if (owner != null) {
      throw new UsageException("--owner goes with --notifications; --tenant is the owner else");
    }
    if (tenant == null) {
      throw new UsageException(
          "nothing says whose subscription that is: name --tenant; messages may name others only"
              + " with --trust-tenant");
    }
    return new StreamRequest.Subscription(name, Set.copyOf(trusted));
  }

  private StreamRequest.From notifications(String subscription) {
    if (!trusted.isEmpty()) {
      throw new UsageException(
          "--trust-tenant is for messages with records; the layout of a bucket is believed");
    }
    InputNames.given(tenant, location, source);
    if (tenant != null && location == null) {
      throw new UsageException("with --tenant, the location of all objects must be named too");
    }
    String refusedTo = owner == null ? tenant : owner;
    if (!Mapping.isName(refusedTo)) {
      throw new UsageException(
          "name with --owner the tenant whose dead letters notifications become that cannot be"
              + " believed");
    }
    return new StreamRequest.Notifications(subscription, watched(), refusedTo);
  }

  private GcsPlace watched() {
    boolean isFolder = notifications.endsWith("/") || notifications.indexOf('/', GS_LENGTH) < 0;
    try {
      return GcsPlace.parse(isFolder ? notifications : notifications + "/");
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "'" + notifications + "' is no place in Cloud Storage: write gs://bucket/folder/");
    }
  }

  /** What fails is told before the process ends, which a signal does as soon as this is over. */
  private int run(StreamRequest request, StreamPrinter printer, Interrupt interrupt)
      throws IOException {
    try {
      new Stream(common.workspace().installation(), printer)
          .run(request, () -> !interrupt.stayFor(0));
    } catch (IOException | RuntimeException e) {
      if (interrupt.stayFor(0)) {
        throw e;
      }
      return Failures.report(e, common.output().err(), common.debug());
    } finally {
      printer.end();
    }
    return printer.exitCode(failOnDeadLetters);
  }
}
