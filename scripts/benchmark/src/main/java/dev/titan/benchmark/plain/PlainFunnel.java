package dev.titan.benchmark.plain;

import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.place.Location;
import dev.titan.schemas.reason.IgnoreCode;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.transforms.classify.Classifier;
import dev.titan.transforms.classify.Decision;
import dev.titan.transforms.decode.RecordConsumer;
import dev.titan.transforms.guard.Guard;
import dev.titan.transforms.guard.GuardContext;
import dev.titan.transforms.guard.TenantRules;
import dev.titan.transforms.personal.Tokenizer;
import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.refine.CompiledMapping;
import dev.titan.transforms.refine.EntryLines;
import dev.titan.transforms.refine.RefineContext;
import dev.titan.transforms.refine.RefineOutcome;
import dev.titan.transforms.stage.DeadRow;
import dev.titan.transforms.stage.RecordPlace;
import dev.titan.transforms.stage.RowSink;
import dev.titan.transforms.stage.StagedRows;
import dev.titan.transforms.stage.StagedTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.parquet.hadoop.ParquetWriter;

/** Classify, refine, guard: the very functions of Titan's pipeline, with another end. */
final class PlainFunnel implements RecordConsumer {
  private final List<Mapping> mappings;
  private final Classifier classifier;
  private final RefineContext context;
  private final Guard guard = new Guard(TenantRules.compile(List.of()));
  private final int receivedDay;
  private final ParquetWriter<StagedRow> entries;
  private final StagedTables deadTables;
  private final StagedRows dead;
  private final RecordPlace place = new RecordPlace();
  private final EntryLines lines = new EntryLines();
  private final StagedRow row = new StagedRow();
  private final IdentityHashMap<Mapping, CompiledMapping> compiled = new IdentityHashMap<>();
  private Decision last;
  private CompiledMapping mapping;
  private GuardContext guardContext;
  private long written;
  private long deadLettered;

  PlainFunnel(
      List<Mapping> mappings,
      Location location,
      ParquetWriter<StagedRow> entries,
      RowSink deadSink) {
    Instant now = Instant.now();
    this.mappings = mappings;
    this.classifier = new Classifier(mappings, null, now);
    this.context = new RefineContext(location, List.of(), null, new Tokenizer(new byte[32]));
    this.receivedDay = (int) LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay();
    this.entries = entries;
    this.deadTables = new StagedTables(deadSink);
    this.dead = new StagedRows(deadTables);
  }

  void begin(int input) {
    row.input = input;
    place.input(input, null);
  }

  /** Entries written so far; an event has one in these data sets. */
  long written() {
    return written;
  }

  long deadLettered() {
    return deadLettered;
  }

  /** Hands on the dead letters that are left; they are staged as Titan stages them. */
  void finish() {
    deadTables.finish();
  }

  @Override
  public void record(FlatRecord record) {
    Decision decision = classifier.classify(record);
    if (!decision.isMapped()) {
      String shape = record.shape().toString();
      bury(record, DeadRow.unclassified(decision.reason(), decision.detail(), shape));
      return;
    }
    bind(decision);
    RefineOutcome outcome = mapping.refine(decision.variant(), record, context, lines);
    if (outcome.isEntry()) {
      guard.check(lines, guardContext, outcome);
    }
    switch (outcome.kind()) {
      case ENTRY -> write(record.ordinal());
      case IGNORED -> ignored(outcome.ignoreCode(), record.ordinal(), record.line());
      case FAILED ->
          bury(
              record,
              new DeadRow(
                  outcome.reason(),
                  row.context,
                  outcome.field(),
                  outcome.detail(),
                  record.shape().toString()));
    }
  }

  @SuppressWarnings("ReferenceEquality") // most records are read by the very same decision
  private void bind(Decision decision) {
    if (decision != last) {
      last = decision;
      mapping = compiled.computeIfAbsent(decision.mapping(), CompiledMapping::compile);
      row.context = mappings.indexOf(decision.mapping());
      guardContext =
          new GuardContext(decision.mapping().kind(), decision.mapping().source(), receivedDay);
    }
  }

  private void write(long ordinal) {
    row.ordinal = ordinal;
    row.event = lines;
    for (row.index = 0; row.index < lines.size(); row.index++) {
      try {
        entries.write(row);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    written++;
  }

  private void bury(FlatRecord record, DeadRow why) {
    deadLettered++;
    dead.dead(
        place.record(
            record.ordinal(),
            record.line(),
            record.source(),
            record.sourceStart(),
            record.sourceEnd()),
        why);
  }

  @Override
  public void broken(
      ReasonCode code, String detail, long ordinal, long line, byte[] bytes, int start, int end) {
    deadLettered++;
    dead.dead(place.record(ordinal, line, bytes, start, end), DeadRow.undecoded(code, detail));
  }

  @Override
  public void ignored(IgnoreCode code, long ordinal, long line) {
    throw new IllegalStateException("no record of these data sets is to be ignored");
  }
}
