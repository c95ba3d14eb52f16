package dev.titan.transforms.decode;

import dev.titan.schemas.reason.ReasonCode;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip as Titan sees it: its directory is read once, its members by random access. */
final class ZipArchive implements Closeable {
  static final String CONTENT_TYPES = "[Content_Types].xml";

  /** What the members make of the archive. */
  enum Kind {
    /** Office Open XML with a workbook. */
    WORKBOOK,
    /** Files to be read one by one. */
    FILES,
    /** Another format that happens to be zipped. */
    OTHER
  }

  /** A file in the archive; its name is what the sender wrote and must never become a path. */
  record Member(String name) {}

  private final ZipFile zip;
  private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

  private ZipArchive(ZipFile zip, int maxMembers) {
    this.zip = zip;
    for (ZipEntry entry : Collections.list(zip.entries())) {
      if (entries.size() >= maxMembers) {
        throw new InputException(
            ReasonCode.INPUT_LIMIT, "the zip archive holds more than " + maxMembers + " members");
      }
      // Random access is by name: of two members with one name, one could not be reached.
      if (entries.put(entry.getName(), entry) != null) {
        throw new InputException(
            ReasonCode.INPUT_UNSUPPORTED, "two members of the zip archive have the same name");
      }
    }
  }

  static ZipArchive open(Path file, int maxMembers) throws IOException {
    ZipFile zip = openFile(file);
    try {
      return new ZipArchive(zip, maxMembers);
    } catch (InputException e) {
      zip.close();
      throw e;
    }
  }

  private static ZipFile openFile(Path file) throws IOException {
    try {
      return openFile(file, StandardCharsets.UTF_8);
    } catch (ZipException e) {
      try {
        // Names in an old code page are no UTF-8; as labels they need not be right.
        return openFile(file, StandardCharsets.ISO_8859_1);
      } catch (ZipException again) {
        throw refusal(again);
      }
    }
  }

  private static ZipFile openFile(Path file, Charset names) throws IOException {
    return new ZipFile(file.toFile(), ZipFile.OPEN_READ, names);
  }

  private static InputException refusal(ZipException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("encrypted")) {
      return new InputException(
          ReasonCode.INPUT_ENCRYPTED, "the zip archive is protected by a password");
    }
    if (message.contains("compression method")) {
      return new InputException(
          ReasonCode.INPUT_UNSUPPORTED,
          "the zip archive uses a compression other than deflate; pack it as a plain zip");
    }
    return Expander.corrupt("zip archive", e);
  }

  Kind kind() {
    if (entries.containsKey(CONTENT_TYPES)) {
      return workbook().isPresent() ? Kind.WORKBOOK : Kind.OTHER;
    }
    boolean openDocument = entries.containsKey("mimetype") && entries.containsKey("content.xml");
    return openDocument ? Kind.OTHER : Kind.FILES;
  }

  /** For an archive of kind OTHER: what it is and what to do. */
  String hint() {
    if (entries.containsKey("xl/workbook.bin")) {
      return "this is a binary workbook (.xlsb); save it as .xlsx";
    }
    if (entries.containsKey("content.xml")) {
      return "this is an OpenDocument file; save it as .xlsx or CSV";
    }
    return "this is an Office file without a workbook; export the data as .xlsx or CSV";
  }

  /** The files in it, without folders and what operating systems add of their own accord. */
  List<Member> files() {
    List<Member> files = new ArrayList<>();
    for (ZipEntry entry : entries.values()) {
      String path = entry.getName().replace('\\', '/');
      String name = path.substring(path.lastIndexOf('/') + 1);
      boolean folder = entry.isDirectory() || name.isEmpty();
      boolean hidden = name.startsWith(".") || path.startsWith("__MACOSX/");
      if (!folder && !hidden) {
        files.add(new Member(entry.getName()));
      }
    }
    return files;
  }

  /** The main part of a workbook: {@code xl/workbook.xml}, wherever its writer put it. */
  Optional<Member> workbook() {
    return entries.keySet().stream()
        .filter(name -> ("/" + name).toLowerCase(Locale.ROOT).endsWith("/workbook.xml"))
        .findFirst()
        .map(Member::new);
  }

  /** The member of that name, in whatever case it is written. */
  Optional<Member> find(String name) {
    if (entries.containsKey(name)) {
      return Optional.of(new Member(name));
    }
    return entries.keySet().stream().filter(name::equalsIgnoreCase).findFirst().map(Member::new);
  }

  /** A member's bytes; a wrong checksum at their end is a {@link ZipException}. */
  InputStream read(Member member) throws IOException {
    ZipEntry entry = entries.get(member.name());
    try {
      return new Checked(zip.getInputStream(entry), entry.getCrc());
    } catch (ZipException e) {
      throw refusal(e);
    }
  }

  /** {@link ZipFile} leaves the comparison of checksums to its users. */
  private static final class Checked extends CheckedInputStream {
    private final long expected;

    Checked(InputStream in, long expected) {
      super(in, new CRC32());
      this.expected = expected;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      verify(b < 0);
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      verify(count < 0);
      return count;
    }

    private void verify(boolean atEnd) throws ZipException {
      if (atEnd && expected >= 0 && getChecksum().getValue() != expected) {
        throw new ZipException("wrong checksum");
      }
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
