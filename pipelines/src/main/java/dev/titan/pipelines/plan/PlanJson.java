package dev.titan.pipelines.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.titan.schemas.mapping.MappingJson;
import dev.titan.schemas.place.Location;
import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.ManifestJson;
import dev.titan.storage.registry.TenantRule;
import dev.titan.transforms.decode.DelimitedLayout;
import dev.titan.transforms.decode.TextFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * The JSON form of a {@link RunPlan}: the draft of its manifest on the first line, which may be
 * long, and the rest on the second. It is private to one version of Titan and one run.
 */
public final class PlanJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder().addMixIn(TextFormat.class, NamedFormat.class).build();

  private PlanJson() {}

  /** The bytes of a plan. */
  public static byte[] write(RunPlan plan) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ManifestJson.write(plan.draft(), out);
    out.write('\n');
    RunPlan.Config config = plan.config();
    out.write(
        JSON.writeValueAsBytes(
            new Rest(
                plan.request(),
                plan.parts(),
                plan.units(),
                config.mappings().stream().map(MappingJson::print).toList(),
                config.places().stream().map(Place::of).toList(),
                config.rules())));
    return out.toByteArray();
  }

  /**
   * The plan of some bytes.
   *
   * @param origin what to call it in an error
   * @throws IOException if they are no plan of this version
   */
  public static RunPlan read(byte[] bytes, String origin) throws IOException {
    int cut = 0;
    while (cut < bytes.length && bytes[cut] != '\n') {
      cut++;
    }
    if (cut == bytes.length) {
      throw new IOException(origin + " holds no plan of this version of Titan");
    }
    Rest rest = JSON.readValue(bytes, cut, bytes.length - cut, Rest.class);
    Manifest draft = ManifestJson.read(new ByteArrayInputStream(bytes, 0, cut), origin);
    return new RunPlan(
        draft,
        rest.request,
        rest.parts,
        rest.units,
        new RunPlan.Config(
            draft.mappingSnapshot(),
            rest.mappings.stream().map(text -> MappingJson.parse(text, origin)).toList(),
            rest.places.stream().map(Place::location).toList(),
            rest.rules));
  }

  /** The plan without its draft; mappings are in it as the text of their own JSON form. */
  private record Rest(
      RunRequest request,
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
