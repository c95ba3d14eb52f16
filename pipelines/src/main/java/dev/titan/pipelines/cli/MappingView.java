package dev.titan.pipelines.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.titan.schemas.mapping.Mapping;
import java.util.Set;
import java.util.TreeSet;

/** One mapping for a person to read. Apart from its command, which must be quick to load. */
final class MappingView {
  private MappingView() {}

  /**
   * Prints a mapping.
   *
   * @param document its JSON
   */
  static void print(Output output, KnownMappings.Known known, String document) {
    head(output, known);
    variants(output, tree(document));
  }

  private static void head(Output output, KnownMappings.Known known) {
    Mapping mapping = known.mapping();
    Table table = new Table("mapping", mapping.tenant() + "/" + mapping.id()).uncut();
    table.row("state", known.state());
    if (known.isWaiting()) {
      table.row("proposal", known.proposal().id());
      known.proposal().meta().forEach(table::row);
    } else {
      table.row("version", "v" + mapping.version());
    }
    table.row("source", mapping.source());
    table.row("category", mapping.category() + " (" + mapping.kind() + ")");
    table.row("ids unique per", mapping.idScope());
    table.row("fingerprint", mapping.schemaFingerprint());
    table.row("ignore rules", Integer.toString(mapping.ignore().size()));
    table.row("volatile paths", names(mapping.volatilePaths()));
    table.row("personal paths", names(mapping.personal().keySet()));
    output.table(table);
  }

  private static String names(Set<String> paths) {
    return paths.isEmpty() ? "none" : String.join(", ", new TreeSet<>(paths));
  }

  private static void variants(Output output, JsonNode mapping) {
    int number = 0;
    for (JsonNode variant : mapping.path("variants")) {
      output.line("");
      JsonNode provenance = variant.path("provenance");
      output.line(
          "variant "
              + ++number
              + ", by "
              + provenance.path("by").asText()
              + ", confidence "
              + provenance.path("confidence").asText());
      Table table = new Table("  ", "path or field", "").uncut();
      variant
          .path("needs")
          .properties()
          .forEach(need -> table.row("  needs", need.getKey(), plain(need.getValue())));
      for (String key : new String[] {"validFrom", "explode"}) {
        if (variant.has(key)) {
          table.row("  " + key, variant.path(key).asText());
        }
      }
      variant
          .path("fields")
          .properties()
          .forEach(field -> table.row("  fills", field.getKey(), plain(field.getValue())));
      output.table(table);
    }
  }

  private static String plain(JsonNode node) {
    return node.isTextual() ? node.asText() : node.toString();
  }

  private static JsonNode tree(String document) {
    try {
      return new ObjectMapper().readTree(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a mapping is printed as JSON", e);
    }
  }
}
