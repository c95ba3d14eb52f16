package dev.titan.wire.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.titan.wire.ApiException;
import dev.titan.wire.bigquery.SqlEngine.SqlSession;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The <a href="https://cloud.google.com/bigquery/docs/sessions-intro">sessions</a>. Statements of
 * one come one after the other: two at once fail.
 */
final class Sessions {
  private final SqlEngine engine;
  private final Map<String, Open> sessions = new ConcurrentHashMap<>();

  Sessions(SqlEngine engine) {
    this.engine = engine;
  }

  /** A session with its id, which is null for none. */
  record Open(String id, SqlSession session) {}

  /** The session that a query asks for. */
  Open of(JsonNode query) {
    String id = null;
    for (JsonNode property : query.path("connectionProperties")) {
      if (!property.path("key").asText().equals("session_id")) {
        throw ApiException.invalid("Unknown connection property: " + property.path("key").asText());
      }
      id = property.path("value").asText();
    }
    if (query.path("createSession").asBoolean(false)) {
      Open open = new Open(UUID.randomUUID().toString(), engine.open());
      sessions.put(open.id(), open);
      return open;
    }
    if (id == null) {
      return new Open(null, engine.withoutSession());
    }
    Open found = sessions.get(id);
    if (found == null) {
      throw new ApiException(
          400, "resourceNotFound", "NOT_FOUND", "Session " + id + " is not found.");
    }
    return found;
  }

  /** Executes in a session. The only procedure there is, is the one that ends it. */
  SqlAnswer run(Open open, SqlStatement statement, Consumer<SqlPlan> check) {
    SqlAnswer answer = open.session().run(statement, check);
    if (open.id() != null && answer.plan().type().equals("CALL")) {
      end(open.id());
    }
    return answer;
  }

  /** Ends all. */
  void close() {
    sessions.keySet().forEach(this::end);
  }

  private void end(String id) {
    Open open = sessions.remove(id);
    if (open != null) {
      open.session().close();
    }
  }
}
