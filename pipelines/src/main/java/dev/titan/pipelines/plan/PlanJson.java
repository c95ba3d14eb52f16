package dev.titan.pipelines.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.titan.schemas.mapping.MappingJson;
import dev.titan.schemas.place.Location;
import dev.titan.schemas.run.ManifestJson;
import dev.titan.storage.registry.TenantRule;
import dev.titan.transforms.decode.DelimitedLayout;
import dev.titan.transforms.decode.TextFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The JSON form of a {@link RunPlan}. It is private to one version of Titan and one run. */
public final class PlanJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder().addMixIn(TextFormat.class, NamedFormat.class).build();

  private PlanJson() {}

  /** The bytes of a plan. */
  public static byte[] write(RunPlan plan) throws IOException {
    ByteArrayOutputStream draft = new ByteArrayOutputStream();
    ManifestJson.write(plan.draft(), draft);
    RunPlan.Config config = plan.config();
    return JSON.writeValueAsBytes(
        new Document(
            draft.toString(StandardCharsets.UTF_8),
            plan.requestHash(),
            plan.parts(),
            plan.units(),
            config.mappings().stream().map(MappingJson::print).toList(),
            config.places().stream().map(Place::of).toList(),
            config.rules()));
  }

  /**
   * The plan of some bytes.
   *
   * @param origin what to call it in an error
   * @throws IOException if they are no plan of this version
   */
  public static RunPlan read(byte[] bytes, String origin) throws IOException {
    Document document = JSON.readValue(bytes, Document.class);
    return new RunPlan(
        ManifestJson.read(
            new ByteArrayInputStream(document.draft.getBytes(StandardCharsets.UTF_8)), origin),
        document.requestHash,
        document.parts,
        document.units,
        new RunPlan.Config(
            document.mappings.stream().map(text -> MappingJson.parse(text, origin)).toList(),
            document.places.stream().map(Place::location).toList(),
            document.rules));
  }

  /** The plan; what has a JSON form of its own is in it as that text. */
  private record Document(
      String draft,
      String requestHash,
      List<PlannedPart> parts,
      List<WorkUnit> units,
      List<String> mappings,
      List<Place> places,
      Map<String, List<TenantRule>> rules) {}

  /** A location with its zone as text. */
  private record Place(String tenant, String id, String zone, String currency) {
    static Place of(Location location) {
      return new Place(
          location.tenant(), location.id(), location.zone().getId(), location.currency());
    }

    Location location() {
      return new Location(tenant, id, ZoneId.of(zone), currency);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = TextFormat.Lines.class, name = "lines"),
    @JsonSubTypes.Type(value = TextFormat.Elements.class, name = "elements"),
    @JsonSubTypes.Type(value = DelimitedLayout.class, name = "delimited")
  })
  private interface NamedFormat {}
}
