package dev.titan.pipelines.badinput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.titan.pipelines.cli.CommandRun;
import dev.titan.pipelines.cli.Titan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bombs and monsters, all in one run of a process with little memory: none of them stops it. */
final class HeavyInputTest {
  private static final String MEMORY = "-Xmx256m";
  private static final long MOST_SECONDS = 240;

  private static final String MAPPING =
      """
      {"id": "orders", "version": 1, "tenant": "acme", "source": "pos", "category": "SALE",
       "kind": "STREAM", "schemaFingerprint": "00112233445566778899aabbccddeeff",
       "variants": [{"needs": {"order_id": "string", "total_amount": ["string", "number"]},
         "fields": {"event_id": {"path": "order_id"},
                    "event_time": {"parseDateTime": {"path": "created_at"}, "pattern": "ISO"},
                    "amount": {"parseDecimal": {"path": "total_amount"}},
                    "description": {"path": "item"}},
         "provenance": {"by": "person", "confidence": 1}}]}
      """;

  @TempDir private Path folder;

  @Test
  void heavyFilesStayWithinTheMemory() throws Exception {
    for (HeavyFiles heavy : HeavyFiles.values()) {
      Path place = Files.createDirectories(folder.resolve("in/acme/main/pos"));
      heavy.write(place.resolve(heavy.fileName()));
    }
    Path mapping = Files.writeString(folder.resolve("orders.json"), MAPPING);
    titan("mappings", "import", mapping.toString(), "--tenant", "acme").ended(0);

    JsonNode summary = ingestInChild();

    assertEquals(HeavyFiles.values().length, inputs(summary).size());
    Map<String, Set<String>> reasons = reasons();
    List<String> wrong = new ArrayList<>();
    for (HeavyFiles heavy : HeavyFiles.values()) {
      Set<String> found = reasons.getOrDefault(heavy.fileName(), Set.of());
      if (heavy.reason() == null ? !found.isEmpty() : !found.contains(heavy.reason())) {
        wrong.add(heavy + " gave " + found);
      }
    }
    assertTrue(wrong.isEmpty(), wrong.toString());
    titan("doctor").ended(0);
  }

  private JsonNode ingestInChild() throws IOException, InterruptedException {
    Path out = folder.resolve("out.json");
    Path err = folder.resolve("err.txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                MEMORY,
                "-cp",
                System.getProperty("java.class.path"),
                Titan.class.getName()));
    command.addAll(List.of("--home", folder.resolve("home").toString(), "--json", "ingest"));
    command.addAll(
        List.of(folder.resolve("in").toString(), "--zone", "Asia/Kolkata", "--currency", "INR"));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertTrue(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS), "the run takes too long");
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(err);
    assertFalse(said.contains("out of memory"), said);
    assertFalse(said.contains("internal error"), said);
    // 1 because there are inputs that cannot be read.
    assertEquals(1, process.exitValue(), said);
    return new ObjectMapper().readTree(out.toFile());
  }

  private JsonNode inputs(JsonNode summary) {
    String runId = summary.get("run_id").asText();
    JsonNode inputs = titan("--json", "runs", "show", runId).ended(0).json().get(0).get("inputs");
    assertNotNull(inputs);
    return inputs;
  }

  private Map<String, Set<String>> reasons() {
    Map<String, Set<String>> reasons = new HashMap<>();
    String sql =
        "select r.origin, d.reason from dead_letters d join raw_ingest r using (raw_id) group by all";
    for (JsonNode row : titan("--json", "query", sql).ended(0).json()) {
      String file = Path.of(row.get("origin").asText()).getFileName().toString();
      reasons.computeIfAbsent(file, name -> new HashSet<>()).add(row.get("reason").asText());
    }
    return reasons;
  }

  private CommandRun titan(String... words) {
    return CommandRun.in(folder.resolve("home"), words);
  }
}
