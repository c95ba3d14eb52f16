package dev.titan.pipelines.discover;

import dev.titan.pipelines.intake.TakenPart;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.place.Location;
import dev.titan.schemas.settings.Limits;
import dev.titan.transforms.classify.Classifier;
import dev.titan.transforms.classify.Decision;
import dev.titan.transforms.personal.Tokenizer;
import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.record.Slice;
import dev.titan.transforms.refine.CompiledMapping;
import dev.titan.transforms.refine.EntryLine;
import dev.titan.transforms.refine.EntryLines;
import dev.titan.transforms.refine.RefineContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows the first entries of a part as the ledger would have them, if a mapping read it. */
final class LedgerPreview {
  private static final int ROWS = 3;
  private static final int KEY_BYTES = 32;

  private final Limits limits;
  private final Instant receivedAt;
  private final Location place;

  LedgerPreview(Limits limits, Instant receivedAt, Location place) {
    this.limits = limits;
    this.receivedAt = receivedAt;
    this.place = place;
  }

  /** The first rows; records that the mapping leaves out, or cannot read, give none. */
  List<Map<String, Object>> rows(TakenPart part, Mapping mapping, String source)
      throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    Classifier classifier = new Classifier(List.of(mapping), source, receivedAt);
    CompiledMapping compiled = CompiledMapping.compile(mapping);
    RefineContext context = new RefineContext(place, List.of(), source, throwAwayTokens());
    EntryLines lines = new EntryLines();
    new Sampler(limits, 1_000)
        .sample(
            part,
            record -> {
              if (rows.size() < ROWS) {
                add(record, classifier, compiled, context, lines, rows);
              }
            });
    return rows;
  }

  /** Tokens of a preview are worth nothing later, so nobody can match them with the ledger's. */
  private static Tokenizer throwAwayTokens() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return new Tokenizer(key);
  }

  private static void add(
      FlatRecord record,
      Classifier classifier,
      CompiledMapping compiled,
      RefineContext context,
      EntryLines lines,
      List<Map<String, Object>> rows) {
    Decision decision = classifier.classify(record);
    if (decision.isMapped()
        && compiled.refine(decision.variant(), record, context, lines).isEntry()) {
      for (int i = 0; i < lines.size() && rows.size() < ROWS; i++) {
        rows.add(row(lines, lines.line(i), context.place().id()));
      }
    }
  }

  private static Map<String, Object> row(EntryLines lines, EntryLine line, String nowhere) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(
        "event_id",
        lines.isByContent()
            ? new String(lines.sourceHash(), StandardCharsets.US_ASCII) + "-1"
            : line.eventId().toString());
    row.put(
        "event_time",
        line.hasEventTime() ? Micros.toInstant(line.eventTimeMicros()).toString() : null);
    row.put(
        "event_date",
        line.hasEventTime() ? LocalDate.ofEpochDay(line.eventDay()).toString() : null);
    row.put("amount", line.hasAmount() ? line.amount().toString() : null);
    row.put("currency", text(line.currency()));
    row.put("quantity", line.hasQuantity() ? line.quantity().toString() : null);
    row.put("unit", text(line.unit()));
    row.put("description", text(line.description()));
    row.put("counterparty", text(line.counterparty()));
    row.put("reference", text(line.reference()));
    String location = text(line.locationId());
    row.put("location_id", nowhere.equals(location) ? null : location);
    row.put("category", line.category().name());
    row.put("status", line.status().name());
    row.put("attributes", line.attributes().length() == 0 ? null : line.attributes().toString());
    return row;
  }

  private static String text(Slice slice) {
    return slice.isEmpty() ? null : slice.toString();
  }
}
