package dev.titan.pipelines.stream;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.joda.time.Instant;

/**
 * What has arrived at a stream and is in no closed run: the batches in its folder, each at the time
 * when it is found. They lie there until their run is committed, so whatever a runner has lost or
 * rolled back is found again: a checkpoint says which of them it has been given.
 */
final class ArrivalSource extends UnboundedSource<KeptBatch, ArrivalSource.Mark> {
  private static final long serialVersionUID = 1L;

  /** Beyond so many runs without a commit, the next arrivals wait. */
  static final int MAX_UNCOMMITTED = 8;

  private final StreamPlace place;
  private final Feed feed;
  private final boolean looks;

  /**
   * The arrivals at a stream.
   *
   * @param feed what is taken in; null if others put the arrivals there
   */
  ArrivalSource(StreamPlace place, Feed feed) {
    this(place, feed, true);
  }

  private ArrivalSource(StreamPlace place, Feed feed, boolean looks) {
    this.place = place;
    this.feed = feed;
    this.looks = looks;
  }

  /**
   * What the pipeline has been given.
   *
   * @param given the names of batches that were in the folder then
   */
  record Mark(ArrayList<String> given) implements CheckpointMark, Serializable {
    @Override
    public void finalizeCheckpoint() {
      // What is in the folder stays there until it is committed.
    }
  }

  /**
   * One reader looks into the folder. The others only rest: where nothing arrives, the embedded
   * runner goes round and round on each of its threads that has nothing to do, and with one reader
   * for each it has none.
   */
  @Override
  public List<ArrivalSource> split(int desired, PipelineOptions options) {
    List<ArrivalSource> readers = new ArrayList<>(List.of(this));
    while (readers.size() < desired) {
      readers.add(new ArrivalSource(place, feed, false));
    }
    return readers;
  }

  @Override
  public UnboundedReader<KeptBatch> createReader(PipelineOptions options, Mark mark) {
    return new Reader(mark == null ? Set.of() : Set.copyOf(mark.given()));
  }

  @Override
  public Coder<Mark> getCheckpointMarkCoder() {
    return SerializableCoder.of(Mark.class);
  }

  @Override
  public Coder<KeptBatch> getOutputCoder() {
    return SerializableCoder.of(KeptBatch.class);
  }

  private final class Reader extends UnboundedReader<KeptBatch> {
    private final Set<String> given;
    private final Deque<KeptBatch> found = new ArrayDeque<>();
    private KeptBatch current;
    private Instant arrival;

    Reader(Set<String> given) {
      this.given = new HashSet<>(given);
    }

    @Override
    public boolean start() throws IOException {
      return advance();
    }

    @Override
    public boolean advance() throws IOException {
      StreamWorker worker = StreamWorker.at(place);
      if (worker.isEnded()) {
        return false;
      }
      if (looks && found.isEmpty()) {
        worker.work(() -> look(worker));
      }
      if (found.isEmpty()) {
        worker.rest();
        return false;
      }
      current = found.remove();
      given.add(current.name());
      arrival = now(worker);
      return true;
    }

    /** What a run has claimed is handed on again where a runner has lost it, however many wait. */
    private void look(StreamWorker worker) throws IOException {
      Map<KeptBatch, String> lying = worker.folder().arrivals();
      Set<String> runs = new HashSet<>(lying.values());
      runs.remove(StreamFolder.NO_RUN);
      boolean hasRoom = runs.size() < MAX_UNCOMMITTED;
      if (feed == null) {
        worker.pulse().beat(Pulse.UNKNOWN);
      } else if (hasRoom && takeIn(worker)) {
        lying = worker.folder().arrivals();
      }
      Set<String> names = new HashSet<>();
      lying.forEach(
          (batch, run) -> {
            names.add(batch.name());
            if (!given.contains(batch.name()) && (hasRoom || !run.equals(StreamFolder.NO_RUN))) {
              found.add(batch);
            }
          });
      given.retainAll(names);
    }

    private boolean takeIn(StreamWorker worker) throws IOException {
      Feed.Intake intake = worker.intake(feed).orElse(null);
      if (intake != null) {
        worker.pulse().beat(intake.poll());
      }
      return intake != null;
    }

    @Override
    public KeptBatch getCurrent() {
      if (current == null) {
        throw new NoSuchElementException();
      }
      return current;
    }

    @Override
    public Instant getCurrentTimestamp() {
      getCurrent();
      return arrival;
    }

    /** What comes will have arrived later than now. */
    @Override
    public Instant getWatermark() {
      return now(StreamWorker.at(place));
    }

    @Override
    public CheckpointMark getCheckpointMark() {
      return new Mark(new ArrayList<>(given));
    }

    @Override
    public UnboundedSource<KeptBatch, ?> getCurrentSource() {
      return ArrivalSource.this;
    }

    @Override
    public void close() {
      if (looks && place.isShared()) {
        StreamWorker.at(place).closeIntake();
      }
    }
  }

  private static Instant now(StreamWorker worker) {
    return Instant.ofEpochMilli(worker.now().toEpochMilli());
  }
}
