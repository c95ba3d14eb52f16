package dev.titan.storage.warehouse;

import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.ManifestJson;
import dev.titan.schemas.run.RunContext;
import dev.titan.schemas.run.RunInput;
import dev.titan.storage.settings.CommitPolicy;
import java.time.Instant;
import java.util.Map;

/** Makes temporary tables of a manifest and of the closed lists that its rows refer to. */
final class ManifestLoader {
  private final Session session;

  ManifestLoader(Session session) {
    this.session = session;
  }

  void load(Manifest manifest, CommitPolicy policy, Instant committedAt) {
    session.runAll("duckdb/manifest.sql");
    session.append(
        "this_run",
        rows ->
            rows.row(
                manifest.runId(),
                manifest.mode(),
                manifest.createdAt(),
                manifest.mappingSnapshot(),
                ManifestJson.hash(manifest)));
    session.append(
        "this_commit",
        rows ->
            rows.row(
                committedAt, policy.maxDaysApart(), policy.maxRevisedShare(), policy.minKeys()));
    session.append("run_contexts", rows -> contexts(manifest, rows));
    session.append("run_inputs", rows -> inputs(manifest, rows));
    session.append(
        "known_codes", rows -> KnownCodes.rows().forEach(code -> rows.row(code.toArray())));
  }

  private static void contexts(Manifest manifest, RowAppender rows) {
    for (int i = 0; i < manifest.contexts().size(); i++) {
      RunContext context = manifest.contexts().get(i);
      rows.row(
          i,
          context.tenant(),
          context.source(),
          context.mappingId(),
          context.mappingVersion(),
          context.schemaFingerprint(),
          context.kind().name(),
          context.confidence());
    }
  }

  private static void inputs(Manifest manifest, RowAppender rows) {
    for (int i = 0; i < manifest.inputs().size(); i++) {
      RunInput input = manifest.inputs().get(i);
      rows.row(
          i,
          manifest.runId(),
          i,
          manifest.runId(),
          input.rawId(),
          input.tenant(),
          input.location(),
          input.source(),
          input.origin(),
          input.contentHash(),
          input.bytes(),
          input.format(),
          input.receivedAt(),
          input.read(),
          null, // comes with the staged payloads
          input.stored(),
          json(input.attributes()),
          input.attributes().get(RunInput.EDIT_OF));
    }
  }

  private static String json(Map<String, String> attributes) {
    return attributes.isEmpty() ? null : JsonText.object(attributes);
  }
}
