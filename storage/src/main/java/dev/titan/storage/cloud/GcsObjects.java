package dev.titan.storage.cloud;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobGetOption;
import com.google.cloud.storage.Storage.BlobListOption;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.settings.GcsSettings;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at objects in Cloud Storage, and reads them. Safe for many threads. */
public final class GcsObjects {
  private static final BlobField[] FIELDS = {
    BlobField.BUCKET, BlobField.NAME, BlobField.GENERATION, BlobField.SIZE, BlobField.CRC32C
  };

  private final Storage client;

  GcsObjects(Storage client) {
    this.client = client;
  }

  /** Objects as the settings say. */
  public static GcsObjects open(GcsSettings settings) {
    return new GcsObjects(GcsClients.open(settings));
  }

  /** The live generation of an object, or empty if there is none. */
  public Optional<GcsObject> find(GcsPlace place) {
    try {
      Blob blob = client.get(id(place), BlobGetOption.fields(FIELDS));
      return Optional.ofNullable(blob).map(GcsObjects::object);
    } catch (com.google.cloud.storage.StorageException e) {
      throw GcsErrors.cannot("look at", place.toString(), e);
    }
  }

  /** One generation of an object, or empty if it is not there, or not any more. */
  public Optional<GcsObject> find(GcsPlace place, long generation) {
    return find(place).filter(object -> object.generation() == generation);
  }

  /** All objects whose names begin as the place says, in the order of their names. */
  public List<GcsObject> below(GcsPlace place) {
    List<GcsObject> found = new ArrayList<>();
    try {
      client
          .list(place.bucket(), BlobListOption.prefix(place.name()), BlobListOption.fields(FIELDS))
          .iterateAll()
          .forEach(blob -> found.add(object(blob)));
    } catch (com.google.cloud.storage.StorageException e) {
      throw GcsErrors.cannot("list", place.toString(), e);
    }
    return found;
  }

  /**
   * The bytes of one generation as they are stored, also where they are gzipped. The stream checks
   * size and CRC32C at its end, and goes on where a connection was lost. It throws {@link
   * ObjectUnreadableException} if the object is not there in this generation any more, or not for
   * this account; and {@link StorageException} if the service fails.
   */
  public InputStream open(GcsObject object) {
    return new GcsInputStream(client, object);
  }

  private static BlobId id(GcsPlace place) {
    return BlobId.of(place.bucket(), place.name());
  }

  static GcsObject object(Blob blob) {
    return new GcsObject(
        new GcsPlace(blob.getBucket(), blob.getName()),
        blob.getGeneration(),
        blob.getSize(),
        blob.getCrc32c());
  }
}
