package dev.titan.pipelines.dataflow;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What became of the steps of the last release: the old name, or the beginning of several up to a
 * slash, with the new one; with an empty one if it is gone. This is what an update of a running job
 * is given as {@code --transformNameMapping}.
 */
record Renames(Map<String, String> byOldName) {
  static Renames read(Path file) throws IOException {
    return new Renames(
        JsonMapper.builder()
            .build()
            .readValue(file.toFile(), new TypeReference<Map<String, String>>() {}));
  }

  /** Why a job of the stored steps could not be updated to these; empty if it could. */
  List<String> breaches(
      SortedMap<String, List<String>> stored, SortedMap<String, List<String>> now) {
    List<String> breaches = new ArrayList<>();
    stored.forEach(
        (name, coders) -> {
          String renamed = renamed(name);
          if (renamed.isEmpty()) {
            if (now.containsKey(name)) {
              breaches.add("the step '" + name + "' is listed as gone, but it is there");
            }
          } else if (!now.containsKey(renamed)) {
            breaches.add("there is no step '" + renamed + "' any more");
          } else if (!now.get(renamed).equals(coders)) {
            breaches.add(
                "the coders of '" + renamed + "' are " + now.get(renamed) + ", not " + coders);
          }
        });
    return breaches;
  }

  /** The steps that no stored one has become. */
  List<String> added(SortedMap<String, List<String>> stored, SortedMap<String, List<String>> now) {
    TreeSet<String> added = new TreeSet<>(now.keySet());
    stored.keySet().forEach(name -> added.remove(renamed(name)));
    return List.copyOf(added);
  }

  private String renamed(String name) {
    for (int end = name.length(); end > 0; end = name.lastIndexOf('/', end - 1)) {
      String renamed = byOldName.get(name.substring(0, end));
      if (renamed != null) {
        return renamed.isEmpty() ? "" : renamed + name.substring(end);
      }
    }
    return name;
  }
}
