package dev.titan.pipelines.replay;

import dev.titan.pipelines.intake.InputFile;
import dev.titan.storage.objects.ContentStore;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.warehouse.RawObject;
import dev.titan.storage.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes files of raw objects again. */
public final class Originals {
  private final Warehouse warehouse;
  private final ContentStore raw;
  private final Path folder;

  /**
   * A way back to the original bytes.
   *
   * @param raw holds the large ones, which are read where they lie
   * @param folder takes the small ones, which lie in the warehouse
   */
  public Originals(Warehouse warehouse, ContentStore raw, Path folder) {
    this.warehouse = warehouse;
    this.raw = raw;
    this.folder = folder;
  }

  /**
   * The files of some objects, in their order.
   *
   * @throws StorageException if bytes that should be there are not
   */
  public List<InputFile> files(List<RawObject> objects) throws IOException {
    Map<String, Path> small = unpack(objects);
    List<InputFile> files = new ArrayList<>();
    for (RawObject object : objects) {
      Path path = object.stored() == null ? small.get(object.rawId()) : raw.path(object.stored());
      if (path == null || !Files.isRegularFile(path)) {
        throw new StorageException(
            "the original bytes of "
                + object.origin()
                + " (raw object "
                + object.rawId()
                + ") are not where they were kept"
                + (path == null ? "" : ", in " + path)
                + "; restore them from a backup, or leave the object out");
      }
      files.add(
          new InputFile(
              object.origin(),
              path,
              object.tenant(),
              object.location(),
              object.source(),
              Map.copyOf(object.attributes())));
    }
    return files;
  }

  private Map<String, Path> unpack(List<RawObject> objects) throws IOException {
    Files.createDirectories(folder);
    List<RawObject> unpacked = objects.stream().filter(object -> object.stored() == null).toList();
    Map<String, Path> files = new HashMap<>();
    if (!unpacked.isEmpty()) {
      warehouse.payloads(
          unpacked,
          (rawId, bytes) -> {
            Path file = folder.resolve(Integer.toString(files.size()));
            try {
              files.put(rawId, Files.write(file, bytes));
            } catch (IOException e) {
              throw new UncheckedIOException("cannot write " + file, e);
            }
          });
    }
    return files;
  }
}
