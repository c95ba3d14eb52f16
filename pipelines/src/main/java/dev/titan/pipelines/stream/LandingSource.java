package dev.titan.pipelines.stream;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.joda.time.Instant;

/**
 * The files that land in a folder, several at once, at the time when they are found whole. What was
 * read is told by the list of taken files and not by checkpoints: it outlives the runner.
 */
final class LandingSource extends UnboundedSource<LandingSource.Landed, LandingSource.Mark> {
  private static final long serialVersionUID = 1L;

  /** So many small files make one file on disk. */
  private static final int MOST_FILES = 1_000;

  private final String folder;
  private final boolean looks;

  /** The files that land in the folder of a stream. */
  LandingSource(String folder) {
    this(folder, true);
  }

  private LandingSource(String folder, boolean looks) {
    this.folder = folder;
    this.looks = looks;
  }

  /** Files that lie whole in the folder. */
  record Landed(ArrayList<LandedFile> files) implements Serializable {}

  /** There is nothing to remember. */
  static final class Mark implements CheckpointMark, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public void finalizeCheckpoint() {
      // The list of taken files is written when their bytes are kept.
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Mark;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  /**
   * One reader looks into the folder. The others only rest: where nothing arrives, the embedded
   * runner goes round and round on each of its threads that has nothing to do, and with one reader
   * for each it has none.
   */
  @Override
  public List<LandingSource> split(int desired, PipelineOptions options) {
    List<LandingSource> readers = new ArrayList<>(List.of(this));
    while (readers.size() < desired) {
      readers.add(new LandingSource(folder, false));
    }
    return readers;
  }

  @Override
  public UnboundedReader<Landed> createReader(PipelineOptions options, Mark mark) {
    return new Reader();
  }

  @Override
  public Coder<Mark> getCheckpointMarkCoder() {
    return SerializableCoder.of(Mark.class);
  }

  @Override
  public Coder<Landed> getOutputCoder() {
    return SerializableCoder.of(Landed.class);
  }

  private final class Reader extends UnboundedReader<Landed> {
    private Landed current;
    private Instant arrival;

    @Override
    public boolean start() {
      return advance();
    }

    @Override
    public boolean advance() {
      StreamSession session = StreamSession.at(folder);
      if (session.isEnded()) {
        return false;
      }
      List<LandedFile> files = List.of();
      if (looks) {
        files = session.watch().poll(MOST_FILES);
        session.looked();
      }
      if (files.isEmpty()) {
        session.rest();
        return false;
      }
      current = new Landed(new ArrayList<>(files));
      arrival = now(session);
      return true;
    }

    @Override
    public Landed getCurrent() {
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
      return now(StreamSession.at(folder));
    }

    @Override
    public CheckpointMark getCheckpointMark() {
      return new Mark();
    }

    @Override
    public UnboundedSource<Landed, ?> getCurrentSource() {
      return LandingSource.this;
    }

    @Override
    public void close() {
      // The session is the stream's.
    }
  }

  private static Instant now(StreamSession session) {
    return Instant.ofEpochMilli(session.now().toEpochMilli());
  }
}
