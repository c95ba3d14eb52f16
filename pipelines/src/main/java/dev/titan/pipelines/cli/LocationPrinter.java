package dev.titan.pipelines.cli;

import dev.titan.schemas.place.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows locations. */
final class LocationPrinter {
  private LocationPrinter() {}

  /** One location, in a line. */
  static void print(Output output, Location location) {
    if (output.json()) {
      output.object(json(location));
    } else {
      output.line(
          location.tenant()
              + "/"
              + location.id()
              + ": zone "
              + location.zone()
              + (location.currency() == null ? ", no currency" : ", " + location.currency()));
    }
  }

  /** Several locations, as a table. */
  static void print(Output output, List<Location> locations) {
    if (output.json()) {
      locations.forEach(location -> output.object(json(location)));
      return;
    }
    Table table = new Table("tenant", "location", "zone", "currency");
    for (Location location : locations) {
      table.row(location.tenant(), location.id(), location.zone(), location.currency());
    }
    output.table(table);
  }

  private static Map<String, Object> json(Location location) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("tenant", location.tenant());
    json.put("location", location.id());
    json.put("zone", location.zone().getId());
    json.put("currency", location.currency());
    return json;
  }
}
