package dev.titan.pipelines.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * A job of Dataflow that was given the work of a run or of a stream and that nobody waits for, as
 * the folder of that notes it.
 *
 * @param project its project
 * @param region its region
 * @param name its name; other jobs may have had the same
 * @param at when it was about to be submitted
 */
public record SubmittedJob(String project, String region, String name, Instant at) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** As a folder notes it. */
  public byte[] json() {
    try {
      return JSON.writeValueAsBytes(
          JSON.createObjectNode()
              .put("project", project)
              .put("region", region)
              .put("name", name)
              .put("at", at.toString()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are JSON", e);
    }
  }

  /**
   * What a note says.
   *
   * @throws IOException if it is none
   */
  public static SubmittedJob parse(byte[] json) throws IOException {
    try {
      JsonNode note = JSON.readTree(json);
      return new SubmittedJob(
          note.path("project").asText(),
          note.path("region").asText(),
          note.path("name").asText(),
          Instant.parse(note.path("at").asText()));
    } catch (DateTimeException e) {
      throw new IOException("the note of a job is damaged", e);
    }
  }

  @Override
  public String toString() {
    return "job " + name + " in " + region;
  }
}
