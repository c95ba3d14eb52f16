package dev.titan.storage.settings;

import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.Buckets;
import dev.titan.storage.objects.Folders;
import dev.titan.storage.objects.ObjectStore;
import dev.titan.storage.objects.PathText;
import dev.titan.storage.objects.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder of all state of an embedded installation, and what lies where in it.
 *
 * <pre>
 * titan.home.json     marks the folder and the version of this layout
 * titan.properties    settings, if somebody writes them
 * warehouse.duckdb    the warehouse
 * registry/           mappings, locations, rules, retention, snapshots
 * raw/                original bytes, for the owner only
 * runs/&lt;run id&gt;/      one folder per run, for the owner only
 * streams/&lt;stream&gt;/   what a stream has taken in and no run has planned yet, for the owner only
 * letters/            records while a person works on them, for the owner only
 * secrets/            token keys, for the owner only
 * receipt-clock       the last time of receipt handed out
 * erasures.ndjson     what was erased for good, when and by whom, for the owner only
 * </pre>
 *
 * <p>Folders are made when they are first asked for.
 */
public final class Home {
  /** The version of the layout that this Titan writes. */
  public static final int FORMAT = 1;

  /** The file that marks a home. */
  public static final String MARKER = "titan.home.json";

  static final String SETTINGS_FILE = "titan.properties";
  private static final String WAREHOUSE = "warehouse.duckdb";
  private static final String REGISTRY = "registry";
  private static final String RECEIPT_CLOCK = "receipt-clock";
  private static final String RAW = "raw";
  private static final String RUNS = "runs";
  private static final String STREAMS = "streams";
  private static final String LETTERS = "letters";
  private static final String SECRETS = "secrets";

  /** The folders that only the owner may enter, for they hold original data or secrets. */
  public static final List<String> PRIVATE = List.of(RAW, RUNS, STREAMS, LETTERS, SECRETS);

  /** The files and folders that others may read, if the user's file mask lets them. */
  public static final Set<String> SHARED =
      Set.of(MARKER, SETTINGS_FILE, WAREHOUSE, REGISTRY, RECEIPT_CLOCK);

  private static final Pattern FORMAT_FIELD = Pattern.compile("\"format\"\\s*:\\s*(\\d{1,9})");

  private final Path folder;

  private Home(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens a home, making it if it is absent.
   *
   * @param folder the folder, as {@link Settings#home()} says
   * @throws StorageException if the folder cannot be made or written to, or was laid out by a newer
   *     Titan
   */
  public static Home open(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    if (!Buckets.hold(absolute) && Files.exists(absolute) && !Files.isDirectory(absolute)) {
      throw new StorageException("the home " + absolute + " is a file: set TITAN_HOME to a folder");
    }
    ObjectStore store = ObjectStore.at(absolute, Access.SHARED);
    Optional<byte[]> marker = store.read(MARKER);
    if (marker.isEmpty()) {
      String text = "{\"format\": " + FORMAT + "}\n";
      store.createIfAbsent(MARKER, text.getBytes(StandardCharsets.UTF_8));
      marker = store.read(MARKER);
    }
    requireFormat(absolute.resolve(MARKER), marker.orElseThrow());
    return new Home(absolute);
  }

  /** Whether a folder is a home already; looks only, makes nothing. */
  public static boolean exists(Path folder) {
    return Files.isRegularFile(folder.resolve(MARKER));
  }

  /** The folder itself; absolute. */
  public Path folder() {
    return folder;
  }

  /** The file of the embedded warehouse; it may not exist yet. */
  public Path warehouse() {
    return folder.resolve(WAREHOUSE);
  }

  /** The file {@code titan.properties}; it may not exist. */
  public Path settingsFile() {
    return folder.resolve(SETTINGS_FILE);
  }

  /** The folder of the registry's object store. */
  public Path registry() {
    return Folders.ensure(folder.resolve(REGISTRY), Access.SHARED);
  }

  /** The folder of original bytes. */
  public Path raw() {
    return Folders.ensure(folder.resolve(RAW), Access.OWNER_ONLY);
  }

  /** The folder of runs: original text lies in their work folders, so only the owner may enter. */
  public Path runs() {
    return Folders.ensure(folder.resolve(RUNS), Access.OWNER_ONLY);
  }

  /**
   * The folder of streams: what has arrived waits there for its run, so only the owner may enter.
   */
  public Path streams() {
    return Folders.ensure(folder.resolve(STREAMS), Access.OWNER_ONLY);
  }

  /** The folder for records that a person works on. */
  public Path letters() {
    return Folders.ensure(folder.resolve(LETTERS), Access.OWNER_ONLY);
  }

  /** The folder of secrets. */
  public Path secrets() {
    return Folders.ensure(folder.resolve(SECRETS), Access.OWNER_ONLY);
  }

  /** The file of the receipt clock. */
  public Path receiptClock() {
    return folder.resolve(RECEIPT_CLOCK);
  }

  /** The file that tells of erasures; it may not exist. */
  public Path erasures() {
    return folder.resolve("erasures.ndjson");
  }

  /**
   * Removes what killed processes have left of files that they were writing. Only while no run is
   * under way; another command that writes at this moment fails and can be repeated.
   */
  public void clearTemporaries() {
    if (Buckets.hold(folder)) {
      return; // what is on its way is not in the bucket
    }
    for (Path owner : List.of(folder, registry(), raw(), secrets())) {
      Path temporaries = owner.resolve(".tmp");
      try {
        Folders.deleteTree(temporaries);
      } catch (IOException e) {
        throw StorageException.cannot("clear", temporaries, e);
      }
    }
  }

  /** How much of the disk is left for this user, in bytes. */
  public long freeBytes() {
    if (Buckets.hold(folder)) {
      return Long.MAX_VALUE; // a bucket has no end
    }
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw StorageException.cannot("measure the free space of", folder, e);
    }
  }

  @Override
  public String toString() {
    return PathText.of(folder);
  }

  private static void requireFormat(Path file, byte[] marker) {
    Matcher field = FORMAT_FIELD.matcher(new String(marker, StandardCharsets.UTF_8));
    if (!field.find()) {
      throw new StorageException(
          file + " names no format: restore the file, or set TITAN_HOME to another folder");
    }
    int format = Integer.parseInt(field.group(1));
    if (format != FORMAT) {
      throw new StorageException(
          file
              + " has format "
              + format
              + ", this Titan knows format "
              + FORMAT
              + ": use the version of Titan that made this home, or a newer one");
    }
  }
}
