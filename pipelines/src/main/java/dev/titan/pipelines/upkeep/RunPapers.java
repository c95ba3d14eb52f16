package dev.titan.pipelines.upkeep;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.runs.QuietRuns;
import dev.titan.storage.runs.Runs;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/**
 * What the plan and the manifest of a run name. Both begin with the list of its inputs, which holds
 * the original bytes of small ones; neither is loaded as a whole.
 *
 * @param tenants the tenants of its inputs
 * @param rawIds the raw objects
 * @param stored the keys of contents in the raw store
 * @param readable whether all of it could be read; another version of Titan may have written it
 */
record RunPapers(Set<String> tenants, Set<String> rawIds, Set<String> stored, boolean readable) {
  private static final JsonFactory JSON = new JsonFactory();

  /** The papers of a run; nothing in them if it has none (any more). */
  static RunPapers of(QuietRuns runs, Runs.Listed run) {
    RunPapers papers = new RunPapers(new HashSet<>(), new HashSet<>(), new HashSet<>(), true);
    try {
      for (InputStream stream : runs.papers(run)) {
        try (InputStream in = stream) {
          papers = papers.with(in);
        }
      }
      return papers;
    } catch (IOException e) {
      throw new StorageException("cannot read the plan and manifest of run " + run.id(), e);
    }
  }

  private RunPapers with(InputStream in) throws IOException {
    try (JsonParser parser = JSON.createParser(in)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME) {
          if (parser.currentName().equals("inputs")) {
            parser.nextToken();
            inputs(parser);
            return this;
          }
          parser.nextToken();
          parser.skipChildren();
        }
      }
      return unreadable();
    } catch (JsonProcessingException e) { // which quotes what it could not read
      return unreadable();
    }
  }

  private RunPapers unreadable() {
    return new RunPapers(tenants, rawIds, stored, false);
  }

  private void inputs(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_STRING) {
          switch (field) {
            case "tenant" -> tenants.add(parser.getText());
            case "raw_id" -> rawIds.add(parser.getText());
            case "stored" -> stored.add(parser.getText());
            default -> {}
          }
        } else {
          parser.skipChildren();
        }
      }
    }
  }

  /** Whether anything in it belongs to a tenant; what cannot be read may. */
  boolean mayBeOf(String tenant) {
    return !readable || tenants.contains(tenant);
  }

  /** Whether it names one of these raw objects. */
  boolean namesAny(Set<String> objects) {
    return rawIds.stream().anyMatch(objects::contains);
  }
}
