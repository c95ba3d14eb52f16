package dev.titan.pipelines.cli;

import dev.titan.schemas.mapping.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says which mapping is in force now. */
final class PublishedMapping {
  private PublishedMapping() {}

  /**
   * Says it.
   *
   * @param isNew whether it was published just now, rather than before
   * @param replays the commands that read again what may have waited for it
   */
  static void print(Output output, Mapping mapping, boolean isNew, List<String> replays) {
    if (output.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("tenant", mapping.tenant());
      json.put("id", mapping.id());
      json.put("version", mapping.version());
      json.put("state", "published");
      json.put("changed", isNew);
      json.put("replay", replays);
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
    if (!replays.isEmpty()) {
      output.note(
          "dead letters wait that it may read; replay them (first with --dry-run, to see):");
      replays.forEach(command -> output.note("  " + command));
    }
  }
}
