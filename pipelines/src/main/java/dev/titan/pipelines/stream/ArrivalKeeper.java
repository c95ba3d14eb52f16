package dev.titan.pipelines.stream;

import dev.titan.pipelines.intake.InputPlace;
import dev.titan.pipelines.intake.SourceStream;
import dev.titan.storage.objects.ContentStore;
import dev.titan.storage.objects.ContentWriter;
import dev.titan.storage.runs.Runs;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the bytes of what arrives before anything else is done with it. */
final class ArrivalKeeper {
  private static final int CHUNK = 1 << 20;

  private final StreamWorker worker;
  private final ContentStore raw;
  private final int inlineBytes;

  ArrivalKeeper(StreamWorker worker) {
    this.worker = worker;
    this.raw = ContentStore.open(worker.installation().home().raw());
    this.inlineBytes = worker.installation().settings().inlinePayloadBytes();
  }

  /**
   * Keeps files, and lists them as taken. One that has gone or changed since it was found is left.
   *
   * @param watch has handed them out
   */
  void keep(List<LandedFile> files, LandingWatch watch, TakenFiles taken) throws IOException {
    Runs.Pass pass = worker.installation().runs().pass();
    try {
      keepFiles(files, watch, taken);
    } finally {
      pass.close();
      watch.done(files.size());
    }
  }

  private void keepFiles(List<LandedFile> files, LandingWatch watch, TakenFiles taken)
      throws IOException {
    List<String> keys = new ArrayList<>();
    try (ArrivalWriter batch = begin()) {
      for (LandedFile file : files) {
        if (add(file, batch, watch)) {
          keys.add(file.key());
        }
      }
      if (!keys.isEmpty()) {
        batch.finish();
        StreamProbe.reached(StreamProbe.Point.KEPT);
        taken.add(keys);
        StreamProbe.reached(StreamProbe.Point.LISTED);
      }
    }
  }

  private ArrivalWriter begin() {
    return worker.folder().begin(ChronoUnit.MICROS.between(Instant.EPOCH, worker.now()));
  }

  /** Returns whether the file is kept, be it as one that cannot be read. */
  private boolean add(LandedFile file, ArrivalWriter batch, LandingWatch watch) throws IOException {
    Arrival arrival = Arrival.of(file);
    try (InputStream in = SourceStream.open(InputPlace.of(file.path()))) {
      byte[] head = head(in);
      String stored = stored(head, in);
      if (!LandedFile.Version.of(file.path()).equals(Optional.of(file.version()))) {
        watch.giveBack(file);
        return false;
      }
      add(arrival, stored, head, batch);
      return true;
    } catch (SourceStream.Unreadable e) {
      if (e.isGone()) {
        return false;
      }
      batch.add(arrival.unreadable(e.detail()));
      return true;
    }
  }

  /** Keeps what messages bring in, but for those that it has already. */
  void keep(List<ReceivedMessage> messages, Reception reception) throws IOException {
    Runs.Pass pass = worker.installation().runs().pass();
    try {
      Redeliveries.Round round = worker.redeliveries().begin();
      keepMessages(messages.stream().filter(round::isNew).toList(), reception);
      round.end();
    } finally {
      pass.close();
    }
  }

  private void keepMessages(List<ReceivedMessage> messages, Reception reception)
      throws IOException {
    try (ArrivalWriter batch = begin()) {
      for (ReceivedMessage message : messages) {
        Optional<Reception.Incoming> incoming =
            reception.receive(message, worker.installation().settings());
        if (incoming.isPresent()) {
          add(incoming.get(), batch);
        }
      }
      worker.passed().add(messages.size() - batch.count());
      if (batch.count() > 0) {
        batch.finish();
        StreamProbe.reached(StreamProbe.Point.KEPT);
      }
    }
  }

  private void add(Reception.Incoming incoming, ArrivalWriter batch) throws IOException {
    try (InputStream in = incoming.bytes().open()) {
      byte[] head = head(in);
      add(incoming.arrival(), stored(head, in), head, batch);
    } catch (SourceStream.Unreadable e) {
      batch.add(incoming.arrival().unreadable(e.detail()));
    }
  }

  private static void add(Arrival arrival, String stored, byte[] head, ArrivalWriter batch) {
    if (stored == null) {
      batch.add(arrival, head);
    } else {
      batch.add(arrival.storedAs(stored));
    }
  }

  /** All bytes of a small input, and more than a small one has of a large one. */
  private byte[] head(InputStream in) throws IOException {
    return in.readNBytes(inlineBytes + 1);
  }

  /** The hash under which a large input is stored now; null for a small one. */
  private String stored(byte[] head, InputStream in) throws IOException {
    return head.length > inlineBytes ? store(head, in) : null;
  }

  private String store(byte[] head, InputStream in) throws IOException {
    byte[] buffer = new byte[CHUNK];
    try (ContentWriter writer = raw.begin()) {
      writer.write(head, 0, head.length);
      for (int count = in.readNBytes(buffer, 0, CHUNK);
          count > 0;
          count = in.readNBytes(buffer, 0, CHUNK)) {
        writer.write(buffer, 0, count);
      }
      return writer.commit();
    }
  }
}
