package dev.titan.benchmark.generate;

import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.MappingJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Events in files, made once and kept.
 *
 * <pre>
 * events/               the files to ingest
 * expected.properties   what must become of them; written last, so it marks a whole data set
 * </pre>
 */
public final class Dataset {
  /** The tenant and location of every layout but {@link Layout#TENANTS}. */
  public static final String TENANT = "bench";

  /** See {@link #TENANT}. */
  public static final String LOCATION = "main";

  private static final int FILES = 4;
  private static final int BUFFER = 1 << 20;

  private final DatasetSpec spec;
  private final Path folder;
  private final Expected expected;

  private Dataset(DatasetSpec spec, Path folder, Expected expected) {
    this.spec = spec;
    this.folder = folder;
    this.expected = expected;
  }

  /**
   * The data set of that kind below a folder, made if it is not there.
   *
   * @throws IOException if it cannot be read or written
   */
  public static Dataset at(Path cache, DatasetSpec spec) throws IOException {
    Path folder = cache.resolve(spec.folderName()).toAbsolutePath().normalize();
    Path mark = folder.resolve("expected.properties");
    if (!Files.exists(mark)) {
      Files.createDirectories(folder.resolve("events"));
      write(spec, folder.resolve("events")).save(mark);
    }
    return new Dataset(spec, folder, Expected.load(mark));
  }

  /** What kind it is. */
  public DatasetSpec spec() {
    return spec;
  }

  /** Its own folder. */
  public Path folder() {
    return folder;
  }

  /** The folder of the files to ingest. */
  public Path events() {
    return folder.resolve("events");
  }

  /** What must become of it. */
  public Expected expected() {
    return expected;
  }

  /** The files to ingest, in order. */
  public List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(events())) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** The mappings that read it: one for each vendor, or one for each tenant. */
  public List<Mapping> mappings() throws IOException {
    if (spec.layout() != Layout.TENANTS) {
      return mappingsOfOneTenant();
    }
    List<Mapping> mappings = new ArrayList<>();
    for (int i = 0; i < spec.tenants(); i++) {
      Vendor vendor = vendorOf(i);
      Mapping mapping = mapping(spec.layout(), vendor);
      mappings.add(
          mapping.withId(vendor.id() + "." + tenant(i)).with(1, tenant(i), mapping.source()));
    }
    return mappings;
  }

  /** One mapping for each vendor, all of the one tenant. */
  public List<Mapping> mappingsOfOneTenant() throws IOException {
    List<Mapping> mappings = new ArrayList<>();
    for (Vendor vendor : Vendor.values()) {
      mappings.add(mapping(spec.layout(), vendor));
    }
    return mappings;
  }

  /** The mapping of a vendor for the one tenant. */
  public static Mapping mapping(Layout layout, Vendor vendor) throws IOException {
    String kind = (layout == Layout.CSV ? Layout.CSV : Layout.NDJSON).name();
    String name = kind.toLowerCase(Locale.ROOT) + "/" + vendor.id() + ".json";
    try (InputStream in = Dataset.class.getResourceAsStream("mappings/" + name)) {
      return MappingJson.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
    }
  }

  private static Vendor vendorOf(int tenant) {
    return Vendor.values()[tenant % Vendor.values().length];
  }

  private static String tenant(int number) {
    return String.format(Locale.ROOT, "t%05d", number);
  }

  private static Expected write(DatasetSpec spec, Path folder) throws IOException {
    EventStream stream = new EventStream(spec.layout(), spec.seed());
    switch (spec.layout()) {
      case NDJSON -> writeMixed(spec, folder, stream);
      case CSV -> writeByVendor(spec, folder, stream);
      case TENANTS -> writeByTenant(spec, folder, stream);
    }
    return stream.expected();
  }

  private static void writeMixed(DatasetSpec spec, Path folder, EventStream stream)
      throws IOException {
    try (OpenFiles files = new OpenFiles()) {
      for (int i = 0; i < FILES; i++) {
        files.add(folder.resolve("part-" + i + ".ndjson"));
      }
      for (long i = 0; i < spec.events(); i++) {
        OutputStream out = files.get((int) (i % FILES));
        stream.next(null, (vendor, record) -> line(out, record));
      }
    }
  }

  private static void writeByVendor(DatasetSpec spec, Path folder, EventStream stream)
      throws IOException {
    try (OpenFiles files = new OpenFiles()) {
      for (Vendor vendor : Vendor.values()) {
        files.add(folder.resolve(vendor.id() + ".csv"));
        line(
            files.get(vendor.ordinal()),
            CsvRecords.header(vendor).getBytes(StandardCharsets.US_ASCII));
      }
      for (long i = 0; i < spec.events(); i++) {
        stream.next(null, (vendor, record) -> line(files.get(vendor.ordinal()), record));
      }
    }
  }

  /** Each tenant in one piece: {@code <tenant>/main/<vendor>/events.ndjson}. */
  private static void writeByTenant(DatasetSpec spec, Path folder, EventStream stream)
      throws IOException {
    for (int i = 0; i < spec.tenants(); i++) {
      Vendor vendor = vendorOf(i);
      Path place = folder.resolve(tenant(i)).resolve(LOCATION).resolve(vendor.id());
      Files.createDirectories(place);
      stream.forget();
      long share = spec.events() * (i + 1) / spec.tenants() - spec.events() * i / spec.tenants();
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(place.resolve("events.ndjson")))) {
        for (long k = 0; k < share; k++) {
          stream.next(vendor, (from, record) -> line(out, record));
        }
      }
    }
  }

  private static void line(OutputStream out, byte[] record) throws IOException {
    out.write(record);
    out.write('\n');
  }

  /** Several files that are written at once. */
  private static final class OpenFiles implements AutoCloseable {
    private final List<OutputStream> files = new ArrayList<>();

    void add(Path file) throws IOException {
      files.add(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
    }

    OutputStream get(int index) {
      return files.get(index);
    }

    @Override
    public void close() throws IOException {
      for (OutputStream file : files) {
        file.close();
      }
    }
  }
}
