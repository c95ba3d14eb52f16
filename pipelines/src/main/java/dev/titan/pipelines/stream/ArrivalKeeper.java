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
    try (InputStream in = SourceStream.open(InputPlace.of(file.path()))) {
      byte[] head = in.readNBytes(inlineBytes + 1);
      String stored = head.length > inlineBytes ? store(head, in) : null;
      if (!LandingWatch.version(file.path()).equals(Optional.of(file.version()))) {
        session.watch().giveBack(file);
        return false;
      }
      if (stored == null) {
        batch.add(Arrival.of(file, null), head);
      } else {
        batch.add(Arrival.of(file, stored));
      }
      return true;
    } catch (SourceStream.Unreadable e) {
      if (e.isGone()) {
        return false;
      }
      batch.add(Arrival.unreadable(file, e.detail()));
      return true;
    }
  }

  /**
   * Keeps messages, but for those that it has already.
   *
   * @return what is kept, or empty if nothing is new
   */
  Optional<KeptBatch> keep(List<ReceivedMessage> messages, MessageRules rules) throws IOException {
    Runs.Pass pass = session.installation().runs().pass();
    try {
      return keepMessages(messages, rules);
    } finally {
      pass.close();
    }
  }

  private Optional<KeptBatch> keepMessages(List<ReceivedMessage> messages, MessageRules rules)
      throws IOException {
    Redeliveries.Round round = session.redeliveries().begin();
    List<ReceivedMessage> fresh = messages.stream().filter(round::isNew).toList();
    Optional<KeptBatch> kept = fresh.isEmpty() ? Optional.empty() : keepAll(fresh, rules);
    round.end();
    return kept;
  }

  private Optional<KeptBatch> keepAll(List<ReceivedMessage> messages, MessageRules rules)
      throws IOException {
    try (ArrivalWriter batch = begin()) {
      for (ReceivedMessage message : messages) {
        byte[] bytes = message.payload();
        boolean isSmall = bytes.length <= inlineBytes;
        String stored = isSmall ? null : store(bytes, InputStream.nullInputStream());
        Arrival arrival = rules.arrival(message.origin(), message.attributes(), stored);
        batch.add(arrival, isSmall ? bytes : new byte[0]);
      }
      KeptBatch kept = batch.finish();
      StreamProbe.reached(StreamProbe.Point.KEPT);
      session.kept(kept.arrivals());
      return Optional.of(kept);
    }
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
