package dev.titan.pipelines.launch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The Flex Templates of Titan. */
public enum Template {
  INGEST(
      "Titan: ingest files",
      "Reads business files of any vendor from Cloud Storage, understands their schemas, and stages"
          + " checked, canonical entries in BigQuery. The next titan commit commits them to the ledger.",
      new Launch<>(IngestTemplateOptions.class, IngestTemplate::submit),
      IngestTemplate.class),
  STREAM(
      "Titan: stream messages",
      "Reads business records from a Pub/Sub subscription, window by window, and stages checked,"
          + " canonical entries in BigQuery. The next titan commit commits them to the ledger.",
      new Launch<>(StreamTemplateOptions.class, StreamTemplate::submit),
      StreamTemplate.class),
  STREAM_OBJECTS(
      "Titan: stream files of a bucket",
      "Takes in each file that is written to a bucket, told by its notifications, window by window,"
          + " and stages checked, canonical entries in BigQuery. The next titan commit commits them to"
          + " the ledger.",
      new Launch<>(StreamObjectsTemplateOptions.class, StreamObjectsTemplate::submit),
      StreamObjectsTemplate.class),
  REPLAY(
      "Titan: replay",
      "Reads again what was received, through the mappings of today or of a snapshot. The next titan"
          + " commit replaces in place all that it had brought about; nothing is added twice.",
      new Launch<>(ReplayTemplateOptions.class, ReplayTemplate::submit),
      ReplayTemplate.class),
  DISCOVER(
      "Titan: discover schemas",
      "Looks at files that no mapping reads yet, and proposes how they are to be read. Keeps"
          + " proposals only, and no record.",
      new Launch<>(DiscoverTemplateOptions.class, DiscoverTemplate::submit),
      DiscoverTemplate.class);

  private final String title;
  private final String text;
  private final Launch<?> launch;
  private final Class<?> main;

  Template(String title, String text, Launch<?> launch, Class<?> main) {
    this.title = title;
    this.text = text;
    this.launch = launch;
    this.main = main;
  }

  /** Its name, as files and commands have it, such as {@code stream-objects}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The template of that name, or empty. */
  public static Optional<Template> of(String id) {
    return Arrays.stream(values()).filter(template -> template.id().equals(id)).findFirst();
  }

  /** Its name, for a person. */
  public String title() {
    return title;
  }

  /** What it does, in a few sentences. */
  public String text() {
    return text;
  }

  /** Whether its jobs go on until they are ended. */
  public boolean isStreaming() {
    return StreamingTemplateOptions.class.isAssignableFrom(launch.options());
  }

  /** Its parameters, in the order in which a person is asked for them. */
  public List<Parameter> parameters() {
    return Parameter.of(launch.options());
  }

  /** The class whose main the launcher starts. */
  public Class<?> main() {
    return main;
  }

  Launch<?> launch() {
    return launch;
  }
}
