package dev.titan.pipelines.upkeep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.titan.pipelines.ingest.Installation;
import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.DurableLog;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The record of erasures that stays in the home: one line when one begins, with what was found, and
 * one when it has ended, with what was removed. Of a person it holds a hash of the token, by which
 * nobody can be found but by who has the token.
 */
final class ErasureLog {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Installation installation;
  private final String user;
  private final String tokenHash;

  /**
   * A record.
   *
   * @param user who erases
   * @param tokenHash the hash of a person's token, or null
   */
  ErasureLog(Installation installation, String user, String tokenHash) {
    this.installation = installation;
    this.user = user;
    this.tokenHash = tokenHash;
  }

  void begun(ErasureReport report) {
    write("begun", report);
  }

  void done(ErasureReport report) {
    write("done", report);
  }

  private void write(String state, ErasureReport report) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", installation.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString());
    line.put("state", state);
    line.put("tenant", report.tenant());
    line.put("what", report.what());
    if (tokenHash != null) {
      line.put("token_sha256", tokenHash);
    }
    line.put("by", user);
    line.put("counts", report.counts());
    try {
      String text = JSON.writeValueAsString(line) + "\n";
      DurableLog.append(
          installation.home().erasures(), text.getBytes(StandardCharsets.UTF_8), Access.OWNER_ONLY);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers can always be written", e);
    }
  }
}
