package dev.titan.pipelines.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.titan.schemas.hash.Hashes;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.run.StagedFile;
import dev.titan.schemas.settings.Limits;
import dev.titan.storage.objects.ContentStore;
import dev.titan.storage.objects.ContentWriter;
import dev.titan.storage.objects.Scratch;
import dev.titan.transforms.decode.Container;
import dev.titan.transforms.decode.ContentSniffer;
import dev.titan.transforms.decode.DelimitedLayout;
import dev.titan.transforms.decode.Expander;
import dev.titan.transforms.decode.InputException;
import dev.titan.transforms.decode.PartSink;
import dev.titan.transforms.decode.RawInput;
import dev.titan.transforms.decode.TextFormat;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes in files, one after the other: keeps the bytes, finds the texts in them and cuts them. A
 * file that cannot be read costs that file, never the run. For one thread.
 */
final class FileTaker {
  private static final int CHUNK = 1 << 20;

  private final ContentStore raw;
  private final PayloadFile payloads;
  private final int inlineBytes;
  private final PackWriter pack;
  private final Path scratch;
  private final Expander expander;
  private final PartCutter cutter;
  private final byte[] buffer;
  private final long lastOrdinal;

  /**
   * A taker.
   *
   * @param kept where bytes are kept; null to look at files without keeping them
   * @param places where it works; what is expanded gets names with the given number there
   * @param lastOrdinal the last record of a file that is asked for
   */
  FileTaker(
      Kept kept, Intake.Places places, int number, IntakeSettings settings, long lastOrdinal) {
    Path nearby = places.nearby();
    this.lastOrdinal = lastOrdinal;
    this.raw = kept == null ? null : kept.raw();
    this.payloads = kept == null ? null : new PayloadFile(kept.staged(), number);
    this.inlineBytes = settings.inlineBytes();
    String texts = "texts-" + number;
    this.pack = new PackWriter(nearby.resolve(texts), places.work().resolve(texts));
    this.scratch = nearby.resolve("scratch-" + number);
    Limits limits = settings.limits();
    this.expander = new Expander(limits, nearby);
    this.cutter = new PartCutter(settings.rangeBytes(), limits.maxRecordBytes(), lastOrdinal);
    this.buffer = new byte[Math.max(CHUNK, inlineBytes + 1)];
  }

  /**
   * Takes in one input.
   *
   * @param input its number among the inputs of the run
   * @throws IOException if Titan's own folders cannot be written
   */
  TakenInput take(Delivery delivery, int input) throws IOException {
    InputFile file = delivery.file();
    Refusal refusal = Refusal.in(file.attributes()).orElse(null);
    if (refusal != null && refusal.reason() == ReasonCode.INPUT_UNREADABLE) {
      return unreadable(file, refusal.detail());
    }
    Content content = new Content();
    try {
      read(delivery, input, content);
    } catch (SourceStream.Unreadable e) {
      return unreadable(file, e.detail());
    }
    List<TakenPart> parts = new ArrayList<>();
    List<TakenInput.Failure> failures = new ArrayList<>();
    if (refusal == null) {
      find(content, parts, failures);
    } else {
      failures.add(new TakenInput.Failure(null, 0, refusal.reason(), refusal.detail()));
    }
    return new TakenInput(
        file,
        content.hash,
        content.size,
        describe(content, parts),
        content.stored,
        List.copyOf(parts),
        List.copyOf(failures));
  }

  private void read(Delivery delivery, int input, Content content) throws IOException {
    if (delivery.bytes() instanceof Delivery.InStore stored) {
      lookIntoStore(stored.hash(), content);
    } else if (delivery.bytes() instanceof Delivery.InPack pack) {
      try (InputStream in = new ByteArrayInputStream(bytes(pack))) {
        keep(in, input, content);
      }
    } else {
      InputPlace place = delivery.file().place();
      try (InputStream in = SourceStream.open(place)) {
        if (raw == null) {
          lookAt(in, place.file(), content);
        } else {
          keep(in, input, content);
        }
      }
    }
  }

  private static byte[] bytes(Delivery.InPack pack) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(pack.length());
    try (SeekableByteChannel channel = Files.newByteChannel(pack.file())) {
      channel.position(pack.offset());
      while (bytes.hasRemaining()) {
        if (channel.read(bytes) < 0) {
          throw new EOFException("the file " + pack.file() + " is shorter than it was");
        }
      }
    }
    return bytes.array();
  }

  /** Finds the texts in an input and cuts them. */
  private void find(Content content, List<TakenPart> parts, List<TakenInput.Failure> failures)
      throws IOException {
    Texts texts = new Texts(content);
    try {
      expander.expand(content.input(scratch), texts);
      cut(texts, parts, failures);
    } catch (InputException e) {
      parts.clear();
      failures.clear();
      failures.add(new TakenInput.Failure(null, 0, e.code(), e.detail()));
    } finally {
      Files.deleteIfExists(scratch);
      content.dropCopy();
    }
  }

  /** The bytes of one file, kept. */
  private static final class Content {
    private String hash;
    private long size;
    private Container container;

    /** Where they can be read now. */
    private Path path;

    /** Where they are for good. */
    private Path home;

    /** All bytes of a small file; else null. */
    private byte[] small;

    private String stored;

    void at(Path file) throws IOException {
      home = file;
      path = Scratch.copyOf(file);
    }

    void dropCopy() throws IOException {
      if (path != null) {
        Scratch.drop(path, home);
      }
    }

    /** What the expander reads: the very bytes that were kept. */
    RawInput input(Path scratch) {
      return small == null ? RawInput.of(path) : new SmallInput(small, scratch);
    }
  }

  /**
   * A small file in memory, written down only for formats that want a file: most are plain text,
   * and to make, write and remove a file each would cost more than all else.
   */
  private static final class SmallInput implements RawInput {
    private final byte[] bytes;
    private final Path scratch;

    SmallInput(byte[] bytes, Path scratch) {
      this.bytes = bytes;
      this.scratch = scratch;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public Path file() throws IOException {
      return Files.write(scratch, bytes);
    }
  }

  /** Keeps nothing: a file of this machine is read where it is, and others are fetched. */
  private void lookAt(InputStream in, Optional<Path> local, Content content) throws IOException {
    int head = in.readNBytes(buffer, 0, inlineBytes + 1);
    content.container = ContentSniffer.sniff(buffer, head);
    content.at(local.isPresent() ? local.get() : fetch(in, head));
    content.size = Files.size(content.path);
    content.hash = "";
  }

  /** The bytes are kept already. */
  private void lookIntoStore(String hash, Content content) throws IOException {
    try (InputStream in = raw.open(hash)) {
      lookAt(in, Optional.of(raw.path(hash)), content);
    }
    content.hash = hash;
    content.stored = hash;
  }

  private Path fetch(InputStream in, int head) throws IOException {
    Path fetched = Files.createTempFile(scratch.getParent(), "fetched-", "");
    try (OutputStream out = Files.newOutputStream(fetched)) {
      for (int count = head; count > 0; count = in.readNBytes(buffer, 0, CHUNK)) {
        out.write(buffer, 0, count);
      }
    }
    return fetched;
  }

  private void keep(InputStream in, int input, Content content) throws IOException {
    int head = in.readNBytes(buffer, 0, inlineBytes + 1);
    content.container = ContentSniffer.sniff(buffer, head);
    if (head <= inlineBytes) {
      keepSmall(head, input, content);
    } else {
      keepLarge(in, head, content);
    }
  }

  private void keepSmall(int length, int input, Content content) throws IOException {
    content.size = length;
    content.hash = sha256(buffer, length);
    byte[] bytes = Arrays.copyOf(buffer, length);
    content.small = bytes;
    payloads.add(input, bytes, length);
  }

  private void keepLarge(InputStream in, int head, Content content) throws IOException {
    try (ContentWriter writer = raw.begin()) {
      for (int count = head; count > 0; count = in.readNBytes(buffer, 0, CHUNK)) {
        writer.write(buffer, 0, count);
      }
      content.size = writer.size();
      content.hash = writer.commit();
    }
    content.stored = content.hash;
    content.at(raw.path(content.hash));
  }

  private void cut(Texts texts, List<TakenPart> parts, List<TakenInput.Failure> failures)
      throws IOException {
    long records = 0;
    for (TakenInput.Failure failure : texts.refused) {
      records++;
      failures.add(
          new TakenInput.Failure(failure.part(), records, failure.reason(), failure.detail()));
    }
    for (PartCutter.Text text : texts.found) {
      if (records >= lastOrdinal) {
        return;
      }
      try {
        PartCutter.Cut cut = cutter.cut(text, records);
        parts.add(cut.part());
        records += cut.part().ranges().stream().mapToLong(range -> range.records()).sum();
        if (cut.endsEarly()) {
          // Counts as a record: one at least was to come.
          records++;
          failures.add(
              new TakenInput.Failure(
                  text.name(),
                  records,
                  ReasonCode.RECORD_TRUNCATED,
                  "the array of records is never closed; what should follow the record before is"
                      + " missing"));
        }
      } catch (InputException e) {
        if (texts.found.size() == 1 && failures.isEmpty()) {
          throw e;
        }
        records++;
        failures.add(new TakenInput.Failure(text.name(), records, e.code(), e.detail()));
      }
    }
  }

  /** Collects the texts of one input. */
  private final class Texts implements PartSink {
    private final Content content;
    private final List<PartCutter.Text> found = new ArrayList<>();
    private final List<TakenInput.Failure> refused = new ArrayList<>();

    Texts(Content content) {
      this.content = content;
    }

    @Override
    public void raw(long start) throws IOException {
      if (content.small == null) {
        found.add(
            new PartCutter.Text(
                null, Kind.TEXT, content.path, content.home, start, content.size - start));
        return;
      }
      long from = pack.position();
      byte[] bytes = content.small;
      pack.append(bytes, (int) start, bytes.length - (int) start);
      pack.flush();
      add(null, Kind.TEXT, from, bytes.length - start);
    }

    @Override
    public OutputStream open(String label, Kind kind) throws IOException {
      long from = pack.position();
      OutputStream stream = pack.stream();
      return new FilterOutputStream(stream) {
        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
          stream.close();
          String name = label.isEmpty() ? null : label;
          add(name, kind, from, pack.position() - from);
        }
      };
    }

    @Override
    public void refused(String label, InputException reason) {
      refused.add(new TakenInput.Failure(label, 0, reason.code(), reason.detail()));
    }

    private void add(String name, Kind kind, long start, long length) {
      found.add(new PartCutter.Text(name, kind, pack.file(), pack.home(), start, length));
    }
  }

  private static TakenInput unreadable(InputFile file, String detail) {
    // Nothing is known of its bytes: what tells it from other files is where it is.
    byte[] place = ("unreadable " + file.place().where()).getBytes(UTF_8);
    return new TakenInput(
        file,
        sha256(place, place.length),
        0,
        "unreadable",
        null,
        List.of(),
        List.of(new TakenInput.Failure(null, 0, ReasonCode.INPUT_UNREADABLE, detail)));
  }

  private static String sha256(byte[] bytes, int length) {
    MessageDigest digest = Hashes.newSha256();
    digest.update(bytes, 0, length);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String describe(Content content, List<TakenPart> parts) {
    String container = content.container.name().toLowerCase(Locale.ROOT);
    if (parts.isEmpty()) {
      return container;
    }
    TextFormat format = parts.get(0).format();
    String text =
        format instanceof DelimitedLayout
            ? "delimited"
            : format instanceof TextFormat.Lines ? "ndjson" : "json";
    return content.container == Container.TEXT ? text : container + " of " + text;
  }

  /** Ends the work; returns the file that holds the bytes of small inputs, if there were any. */
  Optional<StagedFile> finish() throws IOException {
    pack.close();
    return payloads == null ? Optional.empty() : payloads.finish();
  }

  /** Ends the work after a failure. */
  void abandon() {
    pack.abandon();
    if (payloads != null) {
      payloads.close();
    }
  }
}
