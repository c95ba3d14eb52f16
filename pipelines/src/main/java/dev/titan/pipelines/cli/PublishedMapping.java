package dev.titan.pipelines.cli;

import dev.titan.schemas.mapping.Mapping;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says which mapping is in force now. */
final class PublishedMapping {
  private PublishedMapping() {}

  /**
   * Says it.
   *
   * @param isNew whether it was published just now, rather than before
   */
  static void print(Output output, Mapping mapping, boolean isNew) {
    if (output.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("tenant", mapping.tenant());
      json.put("id", mapping.id());
      json.put("version", mapping.version());
      json.put("state", "published");
      json.put("changed", isNew);
      output.object(json);
    } else {
      output.line(
          (isNew ? "published " : "unchanged: ")
              + mapping.tenant()
              + "/"
              + mapping.id()
              + " version "
              + mapping.version());
    }
    if (isNew) {
      output.note("ingest the files again to read what could not be read before");
    }
  }
}
