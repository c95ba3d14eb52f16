package dev.titan.pipelines.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.intake.InputNames;
import dev.titan.pipelines.intake.UsageException;
import dev.titan.storage.cloud.GcsPlace;
import dev.titan.storage.runs.RunIds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubIO;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the metadata allows, the options take, and nothing else. */
final class ParametersTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

  @ParameterizedTest
  @EnumSource
  void everyOptionOfOursIsAParameterWithWordsAndAnExample(Template template) {
    List<String> names = new ArrayList<>();
    int last = 0;
    for (Parameter parameter : template.parameters()) {
      names.add(parameter.name());
      assertFalse(parameter.help().isBlank(), parameter.name());
      assertTrue(parameter.help().endsWith("."), parameter.help());
      assertTrue(parameter.allows(parameter.declared().example()), parameter.name());
      assertTrue(parameter.fallback().map(parameter::allows).orElse(true), parameter.name());
      assertTrue(
          parameter.declared().order() > last, parameter.name() + " has no place of its own");
      last = parameter.declared().order();
    }
    List<String> getters = new ArrayList<>();
    for (var method : template.launch().options().getMethods()) {
      if (method.getDeclaringClass().getPackage().equals(Template.class.getPackage())
          && method.getName().startsWith("get")) {
        getters.add(method.getName());
      }
    }
    assertEquals(getters.size(), names.size(), "every getter is annotated");
  }

  /** All that may be given, given or left out in every combination. */
  @ParameterizedTest
  @EnumSource
  void whatTheMetadataAllowTheOptionsTake(Template template) {
    List<Parameter> optional =
        template.parameters().stream().filter(parameter -> !parameter.isRequired()).toList();
    for (int chosen = 0; chosen < 1 << optional.size(); chosen++) {
      Map<String, String> values = needed(template);
      for (int i = 0; i < optional.size(); i++) {
        if ((chosen & 1 << i) != 0) {
          values.put(optional.get(i).name(), optional.get(i).declared().example());
        }
      }
      new ParameterValues(template, values).check();
      take(template, values);
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachChoiceIsTaken(Template template) {
    for (Parameter parameter : template.parameters()) {
      for (String choice : parameter.choices()) {
        Map<String, String> values = needed(template);
        values.put(parameter.name(), choice);
        new ParameterValues(template, values).check();
        take(template, values);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNeededAndMissingIsRefusedByBoth(Template template) {
    for (Parameter parameter : template.parameters()) {
      if (parameter.isRequired()) {
        Map<String, String> values = needed(template);
        values.remove(parameter.name());
        UsageException refusal =
            assertThrows(UsageException.class, () -> new ParameterValues(template, values).check());
        assertTrue(refusal.getMessage().contains(parameter.help()), refusal.getMessage());
        assertThrows(IllegalArgumentException.class, () -> options(template, values));
      }
    }
  }

  /** Values that are none, by the pattern that they break. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "REPLAY | home | titan-data",
        "REPLAY | home | gs://B/home",
        "REPLAY | tenant | -acme",
        "REPLAY | tenant | acme/pune",
        "REPLAY | days | 0",
        "REPLAY | days | seven",
        "REPLAY | deliveredBy | 20261123",
        "REPLAY | deadLetters | perhaps",
        "REPLAY | reason | BECAUSE",
        "REPLAY | limit | -1",
        "REPLAY | snapshot | 00",
        "STREAM | subscription | titan",
        "STREAM | subscription | projects/shop/subscriptions/titan",
        "STREAM | windowSeconds | 0",
        "STREAM | trustedTenants | acme,,west",
        "STREAM_OBJECTS | watched | exports/",
        "STREAM_OBJECTS | place | acme",
        "INGEST | input | /data/exports",
        "INGEST | input | gs://acme-exports/a.csv,b.csv",
        "INGEST | place | acme/",
        "INGEST | discover | yes",
        "DISCOVER | publish | 1"
      })
  void whatIsNoValueIsRefusedBeforeAnythingIsSent(Template template, String name, String value) {
    Map<String, String> values = needed(template);
    values.put(name, value);

    UsageException refusal =
        assertThrows(UsageException.class, () -> new ParameterValues(template, values).check());

    Parameter parameter =
        template.parameters().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    assertTrue(refusal.getMessage().contains("  " + name + " "), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(parameter.help()), refusal.getMessage());
  }

  @Test
  void anUnknownParameterIsRefused() {
    Map<String, String> values = needed(Template.DISCOVER);
    values.put("windowSeconds", "60");
    UsageException refusal =
        assertThrows(
            UsageException.class, () -> new ParameterValues(Template.DISCOVER, values).check());
    assertTrue(
        refusal.getMessage().contains("windowSeconds is no parameter of discover"),
        refusal.getMessage());
  }

  @Test
  void aReplayReadsWhatItsParametersSay() {
    Map<String, String> values = needed(Template.REPLAY);
    values.put("days", "7");
    values.put("reason", "CURRENCY_UNKNOWN");
    ReplayTemplateOptions options =
        PipelineOptionsFactory.fromArgs(args(values)).as(ReplayTemplateOptions.class);

    var selection = ReplayTemplate.selection(options, TODAY, 3);

    assertEquals(LocalDate.of(2026, 11, 25), selection.from());
    assertEquals("CURRENCY_UNKNOWN", selection.letters().reason());
    assertEquals(3, selection.letters().maxTries());
  }

  private static Map<String, String> needed(Template template) {
    Map<String, String> values = new TreeMap<>();
    for (Parameter parameter : template.parameters()) {
      if (parameter.isRequired()) {
        values.put(parameter.name(), parameter.declared().example());
      }
    }
    return values;
  }

  private static String[] args(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> "--" + value.getKey() + "=" + value.getValue())
        .toArray(String[]::new);
  }

  private static TemplateOptions options(Template template, Map<String, String> values) {
    List<String> args = new ArrayList<>(List.of(args(values)));
    args.addAll(List.of("--region=europe-west3", "--project=my-shop"));
    return PipelineOptionsFactory.fromArgs(args.toArray(String[]::new))
        .withValidation()
        .as(template.launch().options());
  }

  /** Everything that the template itself makes of its options, up to the first look outside. */
  private static void take(Template template, Map<String, String> values) {
    TemplateOptions options = options(template, values);
    GcsPlace.parse(options.getHome());
    if (options instanceof InputTemplateOptions input) {
      TemplateInput files = TemplateInput.of(input);
      InputNames.given(files.place().tenant(), files.place().location(), files.source());
      files.paths().forEach(GcsPlace::parse);
    }
    if (options instanceof StreamTemplateOptions stream) {
      PubsubIO.PubsubSubscription.fromPath(stream.getSubscription());
      StreamTemplate.request(stream);
    }
    if (options instanceof StreamObjectsTemplateOptions stream) {
      StreamObjectsTemplate.request(stream);
    }
    if (options instanceof ReplayTemplateOptions replay) {
      ReplayTemplate.selection(replay, TODAY, 3);
      assertTrue(replay.getDeliveredBy() == null || RunIds.isId(replay.getDeliveredBy()));
    }
  }
}
