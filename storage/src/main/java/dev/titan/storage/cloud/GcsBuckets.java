package dev.titan.storage.cloud;

import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.contrib.nio.CloudStorageConfiguration;
import com.google.cloud.storage.contrib.nio.CloudStorageFileSystem;
import dev.titan.storage.objects.Buckets;
import dev.titan.storage.objects.ObjectStore;
import dev.titan.storage.settings.Endpoint;
import dev.titan.storage.settings.GcsSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Buckets of Cloud Storage as file systems of java.nio, each with one client in this process. */
public final class GcsBuckets implements Buckets.Opener {
  private static final CloudStorageConfiguration FORM =
      CloudStorageConfiguration.builder().usePseudoDirectories(true).build();

  private static final Map<Address, CloudStorageFileSystem> OPEN = new ConcurrentHashMap<>();

  /** A bucket of a service; the endpoint is empty for Google's. */
  private record Address(String bucket, String endpoint) {}

  @Override
  public Path path(String name, String endpoint) {
    GcsPlace place = GcsPlace.parse(name);
    Address address = new Address(place.bucket(), endpoint == null ? "" : endpoint);
    return OPEN.computeIfAbsent(address, GcsBuckets::open)
        .getPath("/" + place.name().replaceAll("/+$", ""));
  }

  private static CloudStorageFileSystem open(Address address) {
    Optional<String> endpoint = Optional.of(address.endpoint()).filter(text -> !text.isEmpty());
    Storage client =
        GcsClients.open(new GcsSettings(endpoint.map(Endpoint::parse).orElse(Endpoint.NONE)));
    CloudStorageFileSystem files =
        CloudStorageFileSystem.forBucket(address.bucket(), FORM, client.getOptions());
    Buckets.register(files, new OpenBucket(client, address.bucket(), endpoint));
    return files;
  }

  /** What {@link Buckets} asks of a bucket. */
  private record OpenBucket(Storage client, String bucket, Optional<String> endpoint)
      implements Buckets.Bucket {

    @Override
    public ObjectStore store(Path folder) {
      String name = nameOf(folder);
      String prefix = name.isEmpty() ? "" : name + "/";
      return GcsObjectStore.open(new GcsPlace(bucket, prefix), client);
    }

    @Override
    public void upload(Path file, Path object) throws IOException {
      try {
        client.createFrom(BlobInfo.newBuilder(bucket, nameOf(object)).build(), file);
      } catch (com.google.cloud.storage.StorageException e) {
        throw GcsErrors.cannot("write", object.toUri().toString(), e);
      }
    }

    /** The name of an object, which has no slash at its beginning. */
    private static String nameOf(Path path) {
      return path.toAbsolutePath().normalize().toString().replaceAll("^/+|/+$", "");
    }
  }
}
