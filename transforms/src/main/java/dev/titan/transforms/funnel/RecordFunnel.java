package dev.titan.transforms.funnel;

import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.reason.IgnoreCode;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.reason.Stage;
import dev.titan.transforms.classify.Decision;
import dev.titan.transforms.decode.RecordConsumer;
import dev.titan.transforms.guard.GuardContext;
import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.refine.CompiledMapping;
import dev.titan.transforms.refine.EntryLines;
import dev.titan.transforms.refine.RefineOutcome;
import dev.titan.transforms.stage.DeadRow;
import dev.titan.transforms.stage.RecordPlace;
import dev.titan.transforms.stage.StagedRows;
import java.util.IdentityHashMap;

/**
 * The way of a record from its decoder to a staged row: classify, refine, guard. Every record that
 * comes in leaves as exactly one of an event, a dead letter or an ignored row. Belongs to one
 * worker.
 */
public final class RecordFunnel implements RecordConsumer {
  private final StagedRows rows;
  private final LossProbe.Loss loss = LossProbe.current();
  private final RecordPlace place = new RecordPlace();
  private final EntryLines lines = new EntryLines();
  private final IdentityHashMap<Mapping, CompiledMapping> compiled = new IdentityHashMap<>();
  private final IdentityHashMap<Mapping, Binding> bindings = new IdentityHashMap<>();

  private FunnelInput input;
  private Decision lastDecision;
  private Binding bound;

  /** What a mapping means for the records of the present input. */
  private record Binding(CompiledMapping mapping, int context, GuardContext guardContext) {}

  /** A funnel into those rows. */
  public RecordFunnel(StagedRows rows) {
    this.rows = rows;
  }

  /**
   * The records that follow are of this input, and of this part of it (null if it has no parts).
   */
  @SuppressWarnings("ReferenceEquality") // another object may bind the same mappings otherwise
  public void begin(FunnelInput newInput, String part) {
    if (input != newInput) {
      input = newInput;
      bindings.clear();
    }
    lastDecision = null;
    place.input(newInput.number(), part);
  }

  @Override
  public void record(FlatRecord record) {
    if (isLost(Stage.DECODE, record.ordinal())) {
      return;
    }
    place.record(
        record.ordinal(), record.line(), record.source(), record.sourceStart(), record.sourceEnd());
    Decision decision = input.classifier().classify(record);
    if (isLost(Stage.CLASSIFY, record.ordinal())) {
      return;
    }
    if (!decision.isMapped()) {
      String shape = record.shape().toString();
      rows.dead(place, DeadRow.unclassified(decision.reason(), decision.detail(), shape));
      return;
    }
    bind(decision);
    RefineOutcome outcome =
        bound.mapping().refine(decision.variant(), record, input.context(), lines);
    if (isLost(Stage.REFINE, record.ordinal())) {
      return;
    }
    if (outcome.isEntry()) {
      input.guard().check(lines, bound.guardContext(), outcome);
      if (isLost(Stage.GUARD, record.ordinal())) {
        return;
      }
    }
    stage(outcome, record);
  }

  private void stage(RefineOutcome outcome, FlatRecord record) {
    switch (outcome.kind()) {
      case ENTRY -> rows.entry(bound.context(), place, lines);
      case IGNORED -> rows.ignored(place, outcome.ignoreCode());
      case FAILED ->
          rows.dead(
              place,
              new DeadRow(
                  outcome.reason(),
                  bound.context(),
                  outcome.field(),
                  outcome.detail(),
                  record.shape().toString()));
    }
  }

  /** Most records are read like the one before, by the very same decision. */
  @SuppressWarnings("ReferenceEquality")
  private void bind(Decision decision) {
    if (decision != lastDecision) {
      lastDecision = decision;
      bound = bindings.computeIfAbsent(decision.mapping(), this::binding);
    }
  }

  private Binding binding(Mapping mapping) {
    String named = input.context().source();
    return new Binding(
        compiled.computeIfAbsent(mapping, CompiledMapping::compile),
        input.contexts().applyAsInt(mapping),
        new GuardContext(
            mapping.kind(), named == null ? mapping.source() : named, input.receivedDay()));
  }

  @Override
  public void broken(
      ReasonCode code, String detail, long ordinal, long line, byte[] bytes, int start, int end) {
    if (!isLost(Stage.DECODE, ordinal)) {
      rows.dead(place.record(ordinal, line, bytes, start, end), DeadRow.undecoded(code, detail));
    }
  }

  @Override
  public void ignored(IgnoreCode code, long ordinal, long line) {
    if (!isLost(Stage.DECODE, ordinal)) {
      rows.ignored(place.record(ordinal, line, new byte[0], 0, 0), code);
    }
  }

  /** The input itself, or the part that was begun last, could not be read. */
  public void unreadable(long ordinal, ReasonCode code, String detail) {
    rows.dead(place.record(ordinal, 0, new byte[0], 0, 0), DeadRow.undecoded(code, detail));
  }

  private boolean isLost(Stage behind, long ordinal) {
    return loss != null && loss.loses(behind, ordinal);
  }
}
