package dev.titan.storage.warehouse;

import dev.titan.schemas.hash.Hashes;
import dev.titan.schemas.ledger.Kind;
import dev.titan.schemas.mapping.IdScope;
import dev.titan.schemas.reason.IgnoreCode;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.RunContext;
import dev.titan.schemas.run.RunInput;
import dev.titan.schemas.run.StagedFile;
import dev.titan.schemas.run.StagedTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Stages a run by hand: what the pipeline would have left behind. */
final class RunBuilder {
  static final String TENANT = "hafen";
  static final RunContext ORDERS = context("orders", 1);

  private final String runId;
  private String mode = Manifest.INGEST;
  private final List<RunContext> contexts = new ArrayList<>();
  private final List<Input> inputs = new ArrayList<>();
  private final Map<StagedTable, List<Object[]>> rows = new EnumMap<>(StagedTable.class);

  private String tenant = TENANT;

  private static final class Input {
    String rawId;
    String tenant;
    Instant receivedAt;
    String editOf;
    long bytes;
    long read;
    long ordinal;
  }

  RunBuilder(String runId) {
    this(runId, ORDERS);
  }

  RunBuilder(String runId, RunContext... contexts) {
    this.runId = runId;
    this.contexts.addAll(List.of(contexts));
  }

  static RunContext context(String mapping, int version) {
    return context(TENANT, mapping, version);
  }

  static RunContext context(String tenant, String mapping, int version) {
    return new RunContext(
        tenant,
        "pos",
        mapping,
        version,
        Hashes.of("fingerprint", mapping),
        Kind.STREAM,
        IdScope.LOCATION,
        0.9);
  }

  /** Makes it a replay. */
  RunBuilder replay() {
    mode = Manifest.REPLAY;
    return this;
  }

  /** Inputs that begin from now on are of that tenant. */
  RunBuilder tenant(String newTenant) {
    tenant = newTenant;
    return this;
  }

  /** Begins the next input; what follows belongs to it. */
  RunBuilder input(String rawId, Instant receivedAt) {
    Input input = new Input();
    input.rawId = rawId;
    input.tenant = tenant;
    input.receivedAt = receivedAt;
    inputs.add(input);
    return this;
  }

  RunBuilder payload(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    current().bytes = bytes.length;
    return raw(StagedTable.PAYLOADS, inputs.size() - 1, bytes);
  }

  /** The input is what a person has made of the record of that letter. */
  RunBuilder editOf(String letter) {
    current().editOf = letter;
    return this;
  }

  RunBuilder entries(Entry... entries) {
    for (Entry entry : entries) {
      long ordinal = next();
      for (int line = 1; line <= entry.lines; line++) {
        raw(StagedTable.ENTRIES, entry.row(inputs.size() - 1, ordinal, line));
      }
    }
    return this;
  }

  /** A record that is dead before any mapping read it. */
  RunBuilder dead(ReasonCode reason, String bytes) {
    return dead(next(), reason, bytes);
  }

  /** The input itself is dead. */
  RunBuilder deadInput(ReasonCode reason) {
    current().read++;
    return dead(0, reason, "input");
  }

  private RunBuilder dead(long ordinal, ReasonCode reason, String bytes) {
    return raw(
        StagedTable.DEAD,
        inputs.size() - 1,
        ordinal,
        null,
        reason.stage().name(),
        reason.name(),
        "amount",
        "a hint",
        null,
        ordinal,
        bytes.length(),
        Hashes.of(bytes),
        null,
        bytes.getBytes(StandardCharsets.UTF_8));
  }

  /** A record that a mapping has read in vain. */
  RunBuilder deadIn(int context, ReasonCode reason, String field, String detail) {
    long ordinal = next();
    String bytes = "record " + ordinal;
    return raw(
        StagedTable.DEAD,
        inputs.size() - 1,
        ordinal,
        context,
        reason.stage().name(),
        reason.name(),
        field,
        detail,
        null,
        ordinal,
        bytes.length(),
        Hashes.of(bytes),
        null,
        bytes.getBytes(StandardCharsets.UTF_8));
  }

  RunBuilder ignored(IgnoreCode code) {
    return raw(StagedTable.IGNORED, inputs.size() - 1, next(), code.name());
  }

  /** A staged row as it is, right or wrong. */
  RunBuilder raw(StagedTable table, Object... cells) {
    rows.computeIfAbsent(table, t -> new ArrayList<>()).add(cells);
    return this;
  }

  /** The decoder claims to have read more (or fewer) records than are staged. */
  RunBuilder readMore(long records) {
    current().read += records;
    return this;
  }

  private Input current() {
    return inputs.get(inputs.size() - 1);
  }

  private long next() {
    Input input = current();
    input.read++;
    return ++input.ordinal;
  }

  Manifest manifest(Path folder) {
    try {
      Files.createDirectories(folder);
      List<StagedFile> files = new ArrayList<>();
      for (Map.Entry<StagedTable, List<Object[]>> table : rows.entrySet()) {
        String name = runId + "." + table.getKey().json() + ".parquet";
        files.add(StagedLines.write(folder.resolve(name), table.getKey(), table.getValue()));
      }
      return new Manifest(
          runId,
          mode,
          Instant.parse("2026-11-20T10:00:00Z"),
          "snapshot",
          contexts,
          inputs.stream().map(RunBuilder::input).toList(),
          files,
          1);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stage", e);
    }
  }

  private static RunInput input(Input input) {
    return new RunInput(
        input.rawId,
        input.tenant,
        "altona",
        null,
        "/in/" + input.rawId + ".csv",
        "0".repeat(64),
        input.bytes,
        "DELIMITED",
        input.receivedAt,
        input.read,
        null,
        input.editOf == null ? Map.of("topic", "orders") : Map.of(RunInput.EDIT_OF, input.editOf));
  }
}
