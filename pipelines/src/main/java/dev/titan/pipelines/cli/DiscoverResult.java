package dev.titan.pipelines.cli;

import dev.titan.pipelines.discover.DiscoverReport;
import dev.titan.pipelines.ingest.ShellWords;
import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.MappingJson;
import dev.titan.transforms.discover.Explanation;
import dev.titan.transforms.discover.Proposal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows what discovery makes of one file or sheet. */
final class DiscoverResult {
  /** The fields that are always listed, found or not. */
  private static final List<Field> FIELDS =
      List.of(
          Field.EVENT_ID,
          Field.EVENT_TIME,
          Field.AMOUNT,
          Field.CURRENCY,
          Field.QUANTITY,
          Field.DESCRIPTION,
          Field.LOCATION_ID,
          Field.COUNTERPARTY,
          Field.UNIT,
          Field.REFERENCE,
          Field.STATUS,
          Field.UPDATED_AT,
          Field.CATEGORY);

  private final DiscoverReport report;

  DiscoverResult(DiscoverReport report) {
    this.report = report;
  }

  void print(Output output) {
    if (output.json()) {
      output.object(json());
    } else {
      text(output);
    }
  }

  private Map<String, Object> json() {
    Proposal proposal = report.proposal();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", report.file());
    if (report.part() != null) {
      json.put("part", report.part());
    }
    json.put("accepted", proposal != null && proposal.accepted());
    json.put("category", proposal == null ? null : proposal.category().name());
    json.put("kind", proposal == null ? null : proposal.kind().name());
    json.put("confidence", proposal == null ? 0.0 : proposal.confidence());
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Field field : FIELDS) {
      fields.put(field.column(), proposal == null ? null : proposal.sources().get(field));
    }
    json.put("fields", fields);
    json.put("evidence", evidence());
    json.put("categories", categories());
    json.put("missing", proposal == null ? List.of() : proposal.explanation().missing());
    json.put("next", next());
    json.put("rows", rows());
    json.put("shape_fingerprint", report.shapeFingerprint());
    json.put("mapping", mapping());
    json.put("why", report.why());
    json.put("records", report.records());
    return json;
  }

  /** What won each field and what came second, as machines read it. */
  private Map<String, Object> evidence() {
    Map<String, Object> all = new LinkedHashMap<>();
    if (report.proposal() != null) {
      for (Explanation.FieldEvidence field : report.proposal().explanation().fields()) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("from", field.source());
        one.put("score", field.score());
        one.put("reason", field.reason());
        one.put("runner_up", field.runnerUp());
        one.put("runner_up_score", field.runnerUpScore());
        all.put(field.field().column(), one);
      }
    }
    return all;
  }

  private List<Object> categories() {
    List<Object> all = new ArrayList<>();
    if (report.proposal() != null) {
      for (Explanation.CategoryEvidence category : report.proposal().explanation().categories()) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("category", category.category().name());
        one.put("score", category.score());
        one.put("reasons", category.reasons());
        all.add(one);
      }
    }
    return all;
  }

  /** The command that a person would give next. */
  private List<String> next() {
    String file = ShellWords.quote(report.file());
    Proposal proposal = report.proposal();
    if (proposal == null || proposal.mapping() == null) {
      return List.of();
    }
    if (proposal.accepted()) {
      return List.of("titan ingest " + file);
    }
    String name = proposal.mapping().tenant() + "/" + proposal.mapping().id();
    return List.of(
        "titan ingest " + file,
        "titan mappings show " + name,
        "titan mappings approve " + name,
        "titan mappings export " + name);
  }

  private List<Object> rows() {
    List<Object> rows = new ArrayList<>();
    for (Map<String, Object> row : report.rows()) {
      Map<String, Object> shown = new LinkedHashMap<>(row);
      shown.computeIfPresent("amount", (key, number) -> Decimals.ofLedger(number));
      shown.computeIfPresent("quantity", (key, number) -> Decimals.ofLedger(number));
      shown.computeIfPresent("attributes", (key, text) -> new Output.RawJson(text.toString()));
      rows.add(shown);
    }
    return rows;
  }

  private Object mapping() {
    Mapping mapping = report.proposal() == null ? null : report.proposal().mapping();
    return mapping == null
        ? null
        : new Output.RawJson(MappingJson.print(mapping).replace("\n", ""));
  }

  private void text(Output output) {
    Proposal proposal = report.proposal();
    String name = report.part() == null ? report.file() : report.file() + "!" + report.part();
    if (proposal == null) {
      output.line(name + ": cannot be read");
      report.why().forEach(why -> output.line("  " + why));
      output.line("");
      return;
    }
    output.line(
        String.format(
            Locale.ROOT,
            "%s: %s, %s (%s), confidence %.2f, %,d records looked at",
            name,
            proposal.accepted() ? "accepted" : "NOT accepted",
            proposal.category(),
            proposal.kind(),
            proposal.confidence(),
            report.records()));
    Table fields = new Table("  field", "from", "score", "second", "score", "why");
    for (Explanation.FieldEvidence field : proposal.explanation().fields()) {
      if (field.source() != null) {
        fields.row(
            "  " + field.field().column(),
            field.source(),
            score(field.score()),
            field.runnerUp(),
            field.runnerUp() == null ? null : score(field.runnerUpScore()),
            field.reason());
      }
    }
    if (!fields.isEmpty()) {
      output.table(fields);
    }
    Table rows =
        new Table("  event_date", "event_id", "amount", "currency", "quantity", "description");
    for (Map<String, Object> row : report.rows()) {
      rows.row(
          "  " + (row.get("event_date") == null ? "" : row.get("event_date")),
          row.get("event_id"),
          Decimals.ofLedger(row.get("amount")),
          row.get("currency"),
          Decimals.ofLedger(row.get("quantity")),
          row.get("description"));
    }
    if (!rows.isEmpty()) {
      output.table(rows);
    }
    why(output, proposal);
    output.line("");
  }

  private void why(Output output, Proposal proposal) {
    for (Explanation.CategoryEvidence category : proposal.explanation().categories()) {
      output.line(
          String.format(
              Locale.ROOT,
              "  %s %.1f: %s",
              category.category() == Category.UNKNOWN
                  ? "no record of a business"
                  : category.category(),
              category.score(),
              String.join(", ", category.reasons())));
    }
    List<String> missing = proposal.explanation().missing();
    (missing.isEmpty() && !proposal.accepted() ? report.why() : missing)
        .forEach(text -> output.line("  not accepted: " + text));
    if (!next().isEmpty()) {
      boolean keeps = !proposal.accepted();
      output.line(keeps ? "  next (its records wait until a person decides):" : "  next:");
      next().forEach(command -> output.line("    " + command));
    }
  }

  private static String score(double score) {
    return String.format(Locale.ROOT, "%.2f", score);
  }
}
