package dev.titan.pipelines.dataflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.beam.model.pipeline.v1.RunnerApi;
import org.apache.beam.runners.dataflow.DataflowRunner;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.runners.dataflow.util.CloudObject;
import org.apache.beam.runners.dataflow.util.CloudObjects;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.extensions.gcp.storage.NoopPathValidator;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.construction.PTransformTranslation;
import org.apache.beam.sdk.util.construction.RehydratedComponents;

/**
 * A pipeline as the job that Dataflow would be sent. The runner goes all the way, and writes the
 * job into a file where it would otherwise submit it.
 *
 * @param steps by the name of each step, the coders of its outputs and of its state. Both decide
 *     whether a running job can be updated: <a
 *     href="https://cloud.google.com/dataflow/docs/guides/updating-a-pipeline">Update an existing
 *     pipeline</a>
 */
record TranslatedJob(SortedMap<String, List<String>> steps) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String JOB = "translated";
  private static final Pattern SCHEMA =
      Pattern.compile(
          "(?<=Schema: )\\{ (?:(?:record|failure): <ROW NOT NULL>"
              + "|(?:payload|timestamp|unknownFieldsPayload|failsafeTableRowPayload): <)"
              + ".*?(?= delegateCoder)");

  /**
   * Translates a pipeline.
   *
   * @param folder takes the job's file
   * @param pipeline makes the pipeline from the options of a job
   */
  static TranslatedJob of(Path folder, Function<DataflowPipelineOptions, Pipeline> pipeline)
      throws IOException {
    Path job = folder.resolve("job.json");
    pipeline.apply(options(job)).run();
    SortedMap<String, List<String>> steps = new TreeMap<>();
    for (JsonNode step : JSON.readTree(job.toFile()).path("steps")) {
      steps.put(step.at("/properties/user_name/value").asText(), outputs(step));
    }
    RunnerApi.Pipeline portable =
        RunnerApi.Pipeline.parseFrom(KeptStager.pipelineOf(JOB).orElseThrow());
    for (RunnerApi.PTransform transform : portable.getComponents().getTransformsMap().values()) {
      steps
          .computeIfAbsent(transform.getUniqueName(), name -> new ArrayList<>())
          .addAll(states(portable.getComponents(), transform));
    }
    steps.values().removeIf(List::isEmpty); // composites, which are no steps, and ends
    return new TranslatedJob(steps);
  }

  private static DataflowPipelineOptions options(Path job) {
    DataflowPipelineOptions options =
        PipelineOptionsFactory.create().as(DataflowPipelineOptions.class);
    options.setRunner(DataflowRunner.class);
    options.setJobName(JOB);
    options.setProject("no-such-project");
    options.setRegion("us-central1");
    options.setGcpTempLocation("gs://no-such-bucket/temp");
    options.setPathValidatorClass(NoopPathValidator.class);
    options.setCredentialFactoryClass(NoopCredentialFactory.class);
    options.setStagerClass(KeptStager.class);
    options.setFilesToStage(List.of());
    options.setTemplateLocation(job.toString());
    return options;
  }

  /** Reads each coder back as a worker would; its text tells it with all its components. */
  private static List<String> outputs(JsonNode step) {
    List<String> coders = new ArrayList<>();
    for (JsonNode output : step.at("/properties/output_info")) {
      Map<String, Object> encoding = JSON.convertValue(output.path("encoding"), Tree.class);
      coders.add(
          encoding == null
              ? "no coder"
              : textOf(CloudObjects.coderFromCloudObject(CloudObject.fromSpec(encoding))));
    }
    return coders;
  }

  /**
   * On one line, without the names that coders of rows make up anew in each process. Java tells the
   * fields of the rows of Beam's connectors in any order, so the words of their schema are sorted.
   */
  private static String textOf(Coder<?> coder) {
    return SCHEMA
        .matcher(plainTextOf(coder))
        .replaceAll(
            schema ->
                Matcher.quoteReplacement(
                    Arrays.stream(schema.group().split(" "))
                        .sorted()
                        .collect(Collectors.joining(" "))));
  }

  private static String plainTextOf(Coder<?> coder) {
    return coder
        .toString()
        .replaceAll("\\s+", " ")
        .replaceAll(",? (schemaUUID =|UUID:) [0-9a-f-]+", "")
        .replaceAll("ByteBuddy\\$\\w+", "ByteBuddy")
        .replaceAll("@[0-9a-f]+", "");
  }

  /** What Jackson makes of a JSON object. */
  private static final class Tree extends TreeMap<String, Object> {
    private static final long serialVersionUID = 1L;
  }

  private static List<String> states(
      RunnerApi.Components components, RunnerApi.PTransform transform) throws IOException {
    List<String> states = new ArrayList<>();
    if (!transform.getSpec().getUrn().equals(PTransformTranslation.PAR_DO_TRANSFORM_URN)) {
      return states;
    }
    RehydratedComponents coders = RehydratedComponents.forComponents(components);
    RunnerApi.ParDoPayload payload =
        RunnerApi.ParDoPayload.parseFrom(transform.getSpec().getPayload());
    for (var state : new TreeMap<>(payload.getStateSpecsMap()).entrySet()) {
      states.add("state " + state.getKey() + ": " + coderOf(state.getValue(), coders));
    }
    new TreeMap<>(payload.getTimerFamilySpecsMap())
        .forEach((name, timer) -> states.add("timer " + name + ": " + timer.getTimeDomain()));
    return states;
  }

  private static String coderOf(RunnerApi.StateSpec state, RehydratedComponents coders)
      throws IOException {
    return switch (state.getSpecCase()) {
      case READ_MODIFY_WRITE_SPEC -> textOf(state.getReadModifyWriteSpec().getCoderId(), coders);
      case BAG_SPEC -> "bag of " + textOf(state.getBagSpec().getElementCoderId(), coders);
      case COMBINING_SPEC ->
          "combining " + textOf(state.getCombiningSpec().getAccumulatorCoderId(), coders);
      case ORDERED_LIST_SPEC ->
          "ordered " + textOf(state.getOrderedListSpec().getElementCoderId(), coders);
      case SET_SPEC -> "set of " + textOf(state.getSetSpec().getElementCoderId(), coders);
      case MAP_SPEC ->
          "map of "
              + textOf(state.getMapSpec().getKeyCoderId(), coders)
              + " to "
              + textOf(state.getMapSpec().getValueCoderId(), coders);
      default -> throw new IOException("a kind of state unknown to this test: " + state);
    };
  }

  private static String textOf(String coderId, RehydratedComponents coders) throws IOException {
    return textOf(coders.getCoder(coderId));
  }
}
