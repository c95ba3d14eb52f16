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

  private final StreamSession session;
  private final ContentStore raw;
  private final int inlineBytes;

  ArrivalKeeper(StreamSession session) {
    this.session = session;
    this.raw = ContentStore.open(session.installation().home().raw());
    this.inlineBytes = session.installation().settings().inlinePayloadBytes();
  }

  /**
   * Keeps files, and lists them as taken. One that has gone or changed since it was found is left.
   *
   * @return what is kept, or empty if none of the files is
   */
  Optional<KeptBatch> keep(List<LandedFile> files) throws IOException {
    Runs.Pass pass = session.installation().runs().pass();
    try {
      return keepFiles(files);
    } finally {
      pass.close();
      session.watch().done(files.size());
    }
  }

  private Optional<KeptBatch> keepFiles(List<LandedFile> files) throws IOException {
    List<String> keys = new ArrayList<>();
    try (ArrivalWriter batch = begin()) {
      for (LandedFile file : files) {
        if (add(file, batch)) {
          keys.add(file.key());
        }
      }
      if (keys.isEmpty()) {
        return Optional.empty();
      }
      KeptBatch kept = batch.finish();
      StreamProbe.reached(StreamProbe.Point.KEPT);
      session.taken().add(keys);
      session.kept(kept.arrivals());
      StreamProbe.reached(StreamProbe.Point.LISTED);
      return Optional.of(kept);
    }
  }

  private ArrivalWriter begin() {
    return session.folder().begin(ChronoUnit.MICROS.between(Instant.EPOCH, session.now()));
  }

  /** Returns whether the file is kept, be it as one that cannot be read. */
  private boolean add(LandedFile file, ArrivalWriter batch) throws IOException {
    Arrival arrival = Arrival.of(file);
    try (InputStream in = SourceStream.open(InputPlace.of(file.path()))) {
      byte[] head = head(in);
      String stored = stored(head, in);
      if (!LandingWatch.version(file.path()).equals(Optional.of(file.version()))) {
        session.watch().giveBack(file);
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

  /**
   * Keeps what messages bring in, but for those that it has already.
   *
   * @return what is kept, or empty if there is nothing new
   */
  Optional<KeptBatch> keep(List<ReceivedMessage> messages, Reception reception) throws IOException {
    Runs.Pass pass = session.installation().runs().pass();
    try {
      Redeliveries.Round round = session.redeliveries().begin();
      Optional<KeptBatch> kept =
          keepMessages(messages.stream().filter(round::isNew).toList(), reception);
      round.end();
      return kept;
    } finally {
      pass.close();
    }
  }

  private Optional<KeptBatch> keepMessages(List<ReceivedMessage> messages, Reception reception)
      throws IOException {
    try (ArrivalWriter batch = begin()) {
      for (ReceivedMessage message : messages) {
        Optional<Reception.Incoming> incoming =
            reception.receive(message, session.installation().settings());
        if (incoming.isPresent()) {
          add(incoming.get(), batch);
        }
      }
      session.passed(messages.size() - batch.count());
      if (batch.count() == 0) {
        return Optional.empty();
      }
      KeptBatch kept = batch.finish();
      StreamProbe.reached(StreamProbe.Point.KEPT);
      session.kept(kept.arrivals());
      return Optional.of(kept);
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
