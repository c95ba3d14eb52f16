package dev.titan.transforms.decode;

import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.settings.Limits;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Turns a raw file into parts of plain UTF-8 text: unpacks gzip and zip, writes each sheet of a
 * workbook as CSV, and transcodes text. Memory use does not grow with the file, except for the
 * shared strings of a workbook, which have a limit.
 *
 * <p>Formats inside an archive are told by content, too; names of members serve as labels only and
 * never reach a file system.
 */
public final class Expander {
  private final Limits limits;
  private final Path scratchFolder;

  /**
   * An expander with these limits.
   *
   * @param scratchFolder where archives within archives are put while they are read; each file is
   *     deleted again
   */
  public Expander(Limits limits, Path scratchFolder) {
    this.limits = limits;
    this.scratchFolder = scratchFolder;
  }

  /**
   * Expands one input.
   *
   * @throws InputException if the file as a whole cannot be used; members of an archive that are
   *     merely of another format are told to the sink instead
   * @throws IOException if the file cannot be read or the sink not be written
   */
  public void expand(RawInput raw, PartSink sink) throws IOException {
    ExpansionGuard guard = new ExpansionGuard(limits.expansion(), raw.size());
    Run run = new Run(guard, sink);
    try (BufferedInputStream in = open(raw.open())) {
      byte[] head = TextCopier.peek(in);
      if (ContentSniffer.sniff(head, head.length) == Container.TEXT) {
        run.rawText(raw, in, head);
      } else {
        run.expand(in, raw, new Place("", 0));
      }
    } catch (ZipException | EOFException e) {
      throw corrupt("gzip stream", e);
    }
  }

  private static BufferedInputStream open(InputStream in) {
    return new BufferedInputStream(in, ContentSniffer.HEAD);
  }

  static InputException corrupt(String what, Exception cause) {
    return new InputException(
        ReasonCode.INPUT_CORRUPT, "the " + what + " is damaged or cut off", cause);
  }

  /**
   * Where a stream stands in the nest of containers.
   *
   * @param label the members on the way there, joined by {@code !}; empty for the raw file
   * @param level the containers around it
   */
  record Place(String label, int level) {
    private static final int MAX_LABEL = 200;

    Place inside() {
      return new Place(label, level + 1);
    }

    Place member(String name) {
      return new Place(label(name), level + 1);
    }

    /** The label of something in here; hostile names lose their control characters and length. */
    String label(String name) {
      StringBuilder clean = new StringBuilder(label).append(label.isEmpty() ? "" : "!");
      name.codePoints()
          .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
          .forEach(clean::appendCodePoint);
      return clean.length() <= MAX_LABEL ? clean.toString() : clean.substring(0, MAX_LABEL) + "…";
    }

    boolean isMember() {
      return !label.isEmpty();
    }
  }

  /** The expansion of one raw file. */
  private final class Run {
    private final ExpansionGuard guard;
    private final PartSink sink;

    Run(ExpansionGuard guard, PartSink sink) {
      this.guard = guard;
      this.sink = sink;
    }

    void rawText(RawInput raw, BufferedInputStream in, byte[] head) throws IOException {
      if (isBlank(head) && head.length == raw.size()) {
        throw new InputException(ReasonCode.INPUT_EMPTY, "the input holds white space only");
      }
      TextEncoding encoding = TextEncoding.detect(head, head.length).orElseThrow();
      if (encoding == TextEncoding.UTF_8) {
        try (InputStream again = raw.open()) {
          encoding = TextCopier.decideNarrow(again);
        }
      }
      if (encoding.isUtf8() && !TextCopier.hasBareReturns(head, head.length)) {
        sink.raw(encoding.markLength());
      } else {
        copyText(in, new Place("", 0));
      }
    }

    /**
     * Expands what a stream holds.
     *
     * @param raw the same bytes if they are an input, else null
     */
    void expand(BufferedInputStream in, RawInput raw, Place place) throws IOException {
      byte[] head = TextCopier.peek(in);
      Container container = ContentSniffer.sniff(head, head.length);
      boolean nests = container == Container.GZIP || container == Container.ZIP;
      if (nests && place.level() >= limits.expansion().maxLevels()) {
        throw new InputException(
            ReasonCode.INPUT_LIMIT,
            "containers are nested deeper than " + limits.expansion().maxLevels() + " levels");
      }
      switch (container) {
        case EMPTY -> refuse(place, empty());
        case BINARY -> refuse(place, unsupported(head));
        case TEXT -> {
          if (isBlank(head) && head.length < ContentSniffer.HEAD) {
            refuse(place, empty());
          } else {
            copyText(in, place);
          }
        }
        case GZIP -> gunzip(in, place);
        case ZIP, OLE2 -> withFile(in, raw, path -> archive(path, container, place));
      }
    }

    private void gunzip(BufferedInputStream in, Place place) throws IOException {
      try (BufferedInputStream inner =
          open(guard.counting(new GZIPInputStream(in, ContentSniffer.HEAD)))) {
        expand(inner, null, place.inside());
      } catch (ZipException | EOFException e) {
        throw corrupt("gzip stream", e);
      }
    }

    private void archive(Path file, Container container, Place place) throws IOException {
      if (container == Container.OLE2) {
        refuse(place, CompoundFile.refusal(file));
        return;
      }
      try (ZipArchive zip = ZipArchive.open(file, limits.expansion().maxMembers())) {
        switch (zip.kind()) {
          case WORKBOOK -> new WorkbookReader(zip, limits, guard).write(sheets(place));
          case FILES -> members(zip, place);
          case OTHER -> refuse(place, new InputException(ReasonCode.INPUT_UNSUPPORTED, zip.hint()));
        }
      } catch (InputException e) {
        if (!isOfMember(place, e)) {
          throw e;
        }
        sink.refused(place.label(), e);
      }
    }

    /** A locked or empty workbook in an archive does not stop the archive's other members. */
    private boolean isOfMember(Place place, InputException e) {
      return place.isMember()
          && (e.code() == ReasonCode.INPUT_ENCRYPTED || e.code() == ReasonCode.INPUT_EMPTY);
    }

    private WorkbookReader.SheetSink sheets(Place place) {
      return name -> guard.counting(sink.open(place.label(name), PartSink.Kind.SHEET));
    }

    private void members(ZipArchive zip, Place place) throws IOException {
      boolean any = false;
      for (ZipArchive.Member member : zip.files()) {
        any = true;
        try (BufferedInputStream in = open(guard.counting(zip.read(member)))) {
          expand(in, null, place.member(member.name()));
        } catch (ZipException | EOFException e) {
          throw corrupt("zip archive", e);
        }
      }
      if (!any) {
        throw new InputException(ReasonCode.INPUT_EMPTY, "the zip archive holds no file");
      }
    }

    private void copyText(BufferedInputStream in, Place place) throws IOException {
      try (OutputStream out = sink.open(place.label(), PartSink.Kind.TEXT)) {
        TextCopier.copy(in, out);
      }
    }

    private void refuse(Place place, InputException reason) throws IOException {
      if (!place.isMember()) {
        throw reason;
      }
      sink.refused(place.label(), reason);
    }

    private void withFile(InputStream in, RawInput raw, FileAction action) throws IOException {
      if (raw != null) {
        action.on(raw.file());
        return;
      }
      Path scratch = Files.createTempFile(scratchFolder, "archive-", ".tmp");
      try {
        try (OutputStream out = Files.newOutputStream(scratch)) {
          in.transferTo(out);
        }
        action.on(scratch);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      } finally {
        Files.deleteIfExists(scratch);
      }
    }
  }

  private interface FileAction {
    void on(Path file) throws IOException;
  }

  private static InputException empty() {
    return new InputException(ReasonCode.INPUT_EMPTY, "there is nothing in it");
  }

  private static InputException unsupported(byte[] head) {
    byte[] pdf = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    String what =
        ContentSniffer.startsWith(head, head.length, pdf)
            ? "this is a PDF document; export the data as CSV or XLSX"
            : "the content is binary and in no format that Titan reads";
    return new InputException(ReasonCode.INPUT_UNSUPPORTED, what);
  }

  private static boolean isBlank(byte[] head) {
    int from = TextEncoding.detect(head, head.length).map(TextEncoding::markLength).orElse(0);
    for (int i = from; i < head.length; i++) {
      if (!TextBytes.isSpace(head[i]) && head[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
