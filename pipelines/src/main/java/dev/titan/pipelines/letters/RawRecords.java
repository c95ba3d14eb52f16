package dev.titan.pipelines.letters;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.intake.InputFile;
import dev.titan.pipelines.intake.Intake;
import dev.titan.pipelines.intake.IntakeSettings;
import dev.titan.pipelines.intake.PartReader;
import dev.titan.pipelines.intake.TakenInput;
import dev.titan.pipelines.intake.TakenPart;
import dev.titan.pipelines.replay.Originals;
import dev.titan.schemas.settings.Limits;
import dev.titan.storage.objects.ContentStore;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.warehouse.RawObject;
import dev.titan.storage.warehouse.RawSelection;
import dev.titan.storage.warehouse.Warehouse;
import dev.titan.transforms.decode.DelimitedLayout;
import dev.titan.transforms.decode.RecordRange;
import dev.titan.transforms.decode.TextEncoding;
import dev.titan.transforms.decode.TextFormat;
import dev.titan.transforms.record.FlatRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds single records in what was received, through the same intake and the same decoders as in a
 * run, so that ordinals mean the same. A text is only cut as far as the last record that is wanted,
 * and only the ranges with wanted records are decoded, one at a time.
 */
public final class RawRecords {
  private static final int HEAD = 1 << 16;

  private final Installation installation;
  private final IntakeSettings settings;
  private final Limits limits;
  private long cutBytes;
  private long decodedRecords;

  /** The records of an installation. */
  public RawRecords(Installation installation) {
    this.installation = installation;
    this.settings = IntakeSettings.of(installation.settings());
    this.limits = settings.limits();
  }

  /** The bytes in which the ends of records were looked for, so far. */
  long cutBytes() {
    return cutBytes;
  }

  /** The records that were decoded so far, wanted or not. */
  long decodedRecords() {
    return decodedRecords;
  }

  /**
   * The raw object of that id.
   *
   * @throws RecordLostException if it is not known
   */
  public RawObject object(String rawId) throws RecordLostException {
    Warehouse warehouse = installation.warehouse();
    List<RawObject> found =
        warehouse.rawObjects(
            new RawSelection(null, null, null, null, null, List.of(rawId), null, null));
    if (found.isEmpty()) {
      throw new RecordLostException("the warehouse does not know the raw object " + rawId);
    }
    return found.get(0);
  }

  /**
   * The record of one ordinal.
   *
   * @throws RecordLostException if it cannot be read again
   */
  public OriginalRecord one(String rawId, long ordinal) throws IOException, RecordLostException {
    OriginalRecord[] found = new OriginalRecord[1];
    each(rawId, Set.of(ordinal), record -> found[0] = record);
    if (found[0] == null) {
      throw new RecordLostException(
          ordinal == 0
              ? "the input as a whole is dead, so that there is no single record"
              : "nothing of it can be decoded in the raw object " + rawId);
    }
    return found[0];
  }

  /**
   * Hands over the records of some ordinals, in order. What is no record is passed over.
   *
   * @throws RecordLostException if the bytes of the raw object cannot be read again
   * @throws IOException if Titan's own folders cannot be written
   */
  public void each(String rawId, Set<Long> ordinals, Consumer<OriginalRecord> consumer)
      throws IOException, RecordLostException {
    RawObject object = object(rawId);
    if (!object.available()) {
      String why = object.gone() == null ? "they were never kept" : object.gone().words();
      throw new RecordLostException("the bytes of the raw object are gone: " + why);
    }
    try (PrivateFolder folder = PrivateFolder.in(installation.home())) {
      InputFile file = original(object, folder.path().resolve("originals"));
      String encoding = object.format().contains(" of ") ? null : encoding(file.path());
      TakenInput taken =
          Intake.upTo(Collections.max(ordinals), folder.path(), settings)
              .take(List.of(file), size -> {})
              .get(0);
      for (TakenPart part : taken.parts()) {
        read(part, ordinals, decoding(part.format(), encoding), consumer);
      }
    }
  }

  /**
   * Whether a raw object holds one record and nothing else.
   *
   * @throws RecordLostException if its bytes cannot be read again
   * @throws IOException if Titan's own folders cannot be written
   */
  boolean isSingle(RawObject object) throws IOException, RecordLostException {
    try (PrivateFolder folder = PrivateFolder.in(installation.home())) {
      InputFile file = original(object, folder.path().resolve("originals"));
      return new Intake(null, folder.path(), settings)
          .take(List.of(file), size -> {})
          .get(0)
          .isSingle();
    }
  }

  private InputFile original(RawObject object, Path folder)
      throws IOException, RecordLostException {
    ContentStore raw = ContentStore.open(installation.home().raw());
    try {
      return new Originals(installation.warehouse(), raw, folder).files(List.of(object)).get(0);
    } catch (StorageException e) {
      throw new RecordLostException(e.getMessage());
    }
  }

  private void read(
      TakenPart part,
      Set<Long> ordinals,
      OriginalRecord.Decoding decoding,
      Consumer<OriginalRecord> consumer)
      throws IOException {
    PartReader reader = new PartReader(part.file(), part.format(), limits, new FlatRecord());
    PartReader.Buffer buffer = new PartReader.Buffer();
    Catcher catcher = new Catcher(ordinals, decoding, consumer);
    for (RecordRange range : part.ranges()) {
      cutBytes += range.length();
      if (isIn(range, ordinals)) {
        if (range.isOversized(limits)) {
          consumer.accept(oversized(part, range, decoding));
        } else {
          decodedRecords += reader.read(range, buffer, catcher);
          catcher.end();
        }
      }
    }
  }

  private static boolean isIn(RecordRange range, Set<Long> ordinals) {
    long first = range.firstOrdinal();
    return ordinals.stream()
        .anyMatch(ordinal -> ordinal > first && ordinal <= first + range.records());
  }

  /** A record that was refused without being loaded; its beginning is enough to know it by. */
  private static OriginalRecord oversized(
      TakenPart part, RecordRange range, OriginalRecord.Decoding decoding) throws IOException {
    try (InputStream in = Files.newInputStream(part.file())) {
      in.skipNBytes(range.offset());
      return new OriginalRecord(
          range.firstOrdinal() + 1,
          Base64.getEncoder().encodeToString(in.readNBytes((int) Math.min(HEAD, range.length()))),
          range.length(),
          new OriginalRecord.Lines(null, range.firstLine(), null),
          decoding,
          List.of());
    }
  }

  private static OriginalRecord.Decoding decoding(TextFormat format, String encoding) {
    if (format instanceof DelimitedLayout layout) {
      return new OriginalRecord.Decoding(
          "delimited",
          encoding,
          String.valueOf((char) layout.delimiter()),
          layout.header().line(),
          layout.headerCells());
    }
    String name = format instanceof TextFormat.Lines ? "ndjson" : "json";
    return new OriginalRecord.Decoding(name, encoding, null, null, List.of());
  }

  private static String encoding(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(HEAD);
      return TextEncoding.detect(head, head.length)
          .map(found -> found.charset().name())
          .orElse(null);
    }
  }
}
