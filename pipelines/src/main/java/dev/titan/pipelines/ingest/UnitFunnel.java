package dev.titan.pipelines.ingest;

import dev.titan.pipelines.intake.PartReader;
import dev.titan.pipelines.plan.InputFailure;
import dev.titan.pipelines.plan.PlannedPart;
import dev.titan.pipelines.plan.UnitSlice;
import dev.titan.pipelines.plan.WorkUnit;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.run.RunInput;
import dev.titan.schemas.run.StagedTable;
import dev.titan.schemas.settings.Limits;
import dev.titan.transforms.classify.Classifier;
import dev.titan.transforms.funnel.FunnelInput;
import dev.titan.transforms.funnel.RecordFunnel;
import dev.titan.transforms.guard.Guard;
import dev.titan.transforms.guard.Rule;
import dev.titan.transforms.guard.TenantRules;
import dev.titan.transforms.personal.Tokenizer;
import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.refine.RefineContext;
import dev.titan.transforms.stage.RowSink;
import dev.titan.transforms.stage.StagedRows;
import dev.titan.transforms.stage.StagedTables;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes work units from bytes to staged rows. For one thread. */
final class UnitFunnel {
  /** Beyond so many tenants a worker forgets what it has prepared. */
  private static final int MAX_PREPARED = 5_000;

  private final SharedRun run;
  private final Limits limits;
  private final StagedTables tables = new StagedTables(this::handOn);
  private final RecordFunnel funnel = new RecordFunnel(new StagedRows(tables));
  private final FlatRecord record = new FlatRecord();
  private final PartReader.Buffer buffer = new PartReader.Buffer();
  private final Map<Origin, Prepared> prepared = new HashMap<>();
  private RowSink sink;
  private int inputNumber = -1;
  private FunnelInput input;
  private int partNumber = -1;
  private PartReader reader;

  /** What inputs from one place and source share, if they were received at one time. */
  private record Origin(String tenant, String location, String source, Instant receivedAt) {}

  private record Prepared(Classifier classifier, RefineContext context, Guard guard) {}

  UnitFunnel(SharedRun run, Limits limits) {
    this.run = run;
    this.limits = limits;
  }

  /**
   * Reads a unit.
   *
   * @param newSink takes its rows, all of them before this returns
   * @return the decoder's count of the records, per input
   */
  Map<Integer, Long> run(WorkUnit unit, RowSink newSink) throws IOException {
    sink = newSink;
    tables.clear(); // of a unit that failed
    Map<Integer, Long> read = new TreeMap<>();
    for (InputFailure failure : unit.failures()) {
      funnel.begin(input(failure.input(), null), failure.part());
      funnel.unreadable(failure.ordinal(), failure.reason(), failure.detail());
      read.merge(failure.input(), 1L, Long::sum);
    }
    for (UnitSlice slice : unit.slices()) {
      PlannedPart part = run.plan().parts().get(slice.part());
      read.merge(part.input(), read(slice, part), Long::sum);
    }
    tables.finish();
    return read;
  }

  private void handOn(StagedTable table, byte[] bytes, int length) {
    sink.take(table, bytes, length);
  }

  /** Returns the decoder's own count, from which nothing in the funnel is derived. */
  private long read(UnitSlice slice, PlannedPart part) throws IOException {
    funnel.begin(input(part.input(), part.eventId()), part.name());
    if (slice.range().isOversized(limits)) {
      funnel.unreadable(
          slice.range().firstOrdinal() + 1,
          ReasonCode.RECORD_TOO_LARGE,
          "the record has " + slice.range().length() + " bytes");
      return 1;
    }
    if (slice.part() != partNumber) {
      partNumber = slice.part();
      reader = new PartReader(run.file(part), part.format(), limits, record);
    }
    return reader.read(slice.range(), buffer, funnel);
  }

  /** The input of a number; whether it declares an id is the same for all of its parts. */
  private FunnelInput input(int number, String declaredId) {
    if (number == inputNumber) {
      return input;
    }
    RunInput planned = run.plan().draft().inputs().get(number);
    if (prepared.size() >= MAX_PREPARED) {
      prepared.clear();
    }
    Prepared shared =
        prepared.computeIfAbsent(
            new Origin(
                planned.tenant(), planned.location(), planned.source(), planned.receivedAt()),
            this::prepare);
    inputNumber = number;
    input =
        new FunnelInput(
            number,
            shared.classifier(),
            shared.context().declaring(declaredId),
            shared.guard(),
            receivedDay(planned),
            mapping -> run.contexts().of(planned.tenant(), planned.source(), mapping));
    return input;
  }

  private static int receivedDay(RunInput planned) {
    return (int) LocalDate.ofInstant(planned.receivedAt(), ZoneOffset.UTC).toEpochDay();
  }

  private Prepared prepare(Origin origin) {
    Classifier classifier =
        new Classifier(run.visibleTo(origin.tenant()), origin.source(), origin.receivedAt());
    RefineContext context =
        new RefineContext(
            run.place(origin.tenant(), origin.location()),
            run.places(origin.tenant()),
            origin.source(),
            new Tokenizer(run.tokenKey(origin.tenant())));
    return new Prepared(classifier, context, new Guard(rules(origin.tenant())));
  }

  private TenantRules rules(String tenant) {
    List<Rule> rules =
        run.plan().config().rules().getOrDefault(tenant, List.of()).stream()
            .map(rule -> new Rule(rule.id(), rule.when(), rule.require()))
            .toList();
    return TenantRules.compile(rules);
  }
}
