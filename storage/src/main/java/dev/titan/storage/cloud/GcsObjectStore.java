package dev.titan.storage.cloud;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobGetOption;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BlobTargetOption;
import dev.titan.storage.objects.ObjectKey;
import dev.titan.storage.objects.ObjectStore;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.settings.GcsSettings;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * An {@link ObjectStore} in a bucket: one object per key, under a prefix. A key is created with the
 * precondition that there is no such object ({@code ifGenerationMatch=0}), which Cloud Storage
 * checks in one step with the write.
 *
 * <p>An answer may be lost although the write took place, and the client's next try then meets the
 * object of its first. So each object bears the mark of the call that has made it, and a call that
 * is told "there is one already" looks whose it is. The content would not tell: two writers may
 * write the same.
 */
public final class GcsObjectStore implements ObjectStore {
  private static final String MARK = "titan-writer";
  private static final int ABSENT = 404;
  private static final int CONFLICT = 412;
  private static final int ROUNDS = 10;

  private final Storage client;
  private final String bucket;
  private final String prefix;

  private GcsObjectStore(Storage client, String bucket, String prefix) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  /**
   * Opens a store; nothing is written yet, and the bucket must be there.
   *
   * @param place the bucket and what the names of all objects begin with: empty, or ends with "/"
   */
  public static GcsObjectStore open(GcsPlace place, GcsSettings settings) {
    return open(place, GcsClients.open(settings));
  }

  static GcsObjectStore open(GcsPlace place, Storage client) {
    String prefix = place.name();
    if (!prefix.isEmpty() && !prefix.endsWith("/")) {
      throw new IllegalArgumentException("the place of a store must end with '/': " + place);
    }
    return new GcsObjectStore(client, place.bucket(), prefix);
  }

  @Override
  public boolean createIfAbsent(String key, byte[] bytes) {
    return write(ObjectKey.require(key), bytes, BlobTargetOption.doesNotExist());
  }

  @Override
  public boolean replace(String key, byte[] expected, byte[] bytes) {
    Optional<GcsObject> there = find(ObjectKey.require(key));
    if (there.isEmpty() || !Arrays.equals(expected, bytesOf(there.get()))) {
      return false;
    }
    return write(key, bytes, BlobTargetOption.generationMatch(there.get().generation()));
  }

  /** The bytes of one generation, or null if it is not there any more. */
  private byte[] bytesOf(GcsObject object) {
    try (InputStream in = new GcsInputStream(client, object)) {
      return in.readAllBytes();
    } catch (IOException e) {
      return null;
    }
  }

  /** Writes an object, if its generation is as demanded; returns whether this call has done it. */
  private boolean write(String key, byte[] bytes, BlobTargetOption generation) {
    BlobId id = id(key);
    String mark = UUID.randomUUID().toString();
    BlobInfo info = BlobInfo.newBuilder(id).setMetadata(Map.of(MARK, mark)).build();
    try {
      client.create(info, bytes, generation);
      return true;
    } catch (com.google.cloud.storage.StorageException e) {
      if (e.getCode() == CONFLICT) {
        return bears(id, mark);
      }
      throw GcsErrors.cannot("write", place(key), e);
    }
  }

  /** Whether this call has written an object, be it that the answer was lost. */
  private boolean bears(BlobId id, String mark) {
    try {
      Blob there = client.get(id, BlobGetOption.fields(BlobField.METADATA));
      Map<String, String> metadata = there == null ? null : there.getMetadata();
      return metadata != null && mark.equals(metadata.get(MARK));
    } catch (com.google.cloud.storage.StorageException e) {
      throw GcsErrors.cannot("look at", "gs://" + id.getBucket() + "/" + id.getName(), e);
    }
  }

  /** In one request, so that nobody can replace or delete the object between a look and a read. */
  @Override
  public Optional<byte[]> read(String key) {
    try {
      return Optional.of(client.readAllBytes(id(ObjectKey.require(key))));
    } catch (com.google.cloud.storage.StorageException e) {
      if (e.getCode() == ABSENT) {
        return Optional.empty();
      }
      throw GcsErrors.cannot("read", place(key), e);
    }
  }

  @Override
  public InputStream open(String key) {
    return new GcsInputStream(
        client,
        find(ObjectKey.require(key))
            .orElseThrow(() -> new StorageException("there is no object " + place(key))));
  }

  private Optional<GcsObject> find(String key) {
    return new GcsObjects(client).find(new GcsPlace(bucket, prefix + key));
  }

  @Override
  public List<String> list(String prefix) {
    ObjectKey.requirePrefix(prefix);
    List<String> keys = new ArrayList<>();
    for (String name : names(prefix)) {
      if (ObjectKey.isKey(name)) {
        keys.add(name);
      }
    }
    keys.sort(null);
    return keys;
  }

  @Override
  public List<String> children(String prefix) {
    ObjectKey.requirePrefix(prefix);
    TreeSet<String> children = new TreeSet<>();
    for (String name : names(prefix, BlobListOption.currentDirectory())) {
      String segment = name.substring(prefix.length());
      segment = segment.endsWith("/") ? segment.substring(0, segment.length() - 1) : segment;
      if (ObjectKey.isKey(segment) && segment.indexOf('/') < 0) {
        children.add(segment);
      }
    }
    return List.copyOf(children);
  }

  /** The names below a prefix, without what all names of this store begin with. */
  private List<String> names(String below, BlobListOption... more) {
    List<BlobListOption> options = new ArrayList<>(List.of(more));
    options.add(BlobListOption.prefix(prefix + below));
    options.add(BlobListOption.fields(BlobField.NAME));
    List<String> names = new ArrayList<>();
    try {
      client
          .list(bucket, options.toArray(new BlobListOption[0]))
          .iterateAll()
          .forEach(blob -> names.add(blob.getName().substring(prefix.length())));
    } catch (com.google.cloud.storage.StorageException e) {
      throw GcsErrors.cannot("list", place(below), e);
    }
    return names;
  }

  @Override
  public void delete(String key) {
    try {
      client.delete(id(ObjectKey.require(key)));
    } catch (com.google.cloud.storage.StorageException e) {
      throw GcsErrors.cannot("delete", place(key), e);
    }
  }

  /** In rounds, since another process may write while this one deletes. */
  @Override
  public int deleteAll(String prefix) {
    if (prefix.isEmpty()) {
      throw new IllegalArgumentException("a store is never emptied as a whole");
    }
    int deleted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<String> keys = list(prefix);
      if (keys.isEmpty()) {
        return deleted;
      }
      keys.forEach(this::delete);
      deleted += keys.size();
    }
    throw new StorageException(
        place(prefix) + " fills up while it is emptied: end what writes to it, and try again");
  }

  private BlobId id(String key) {
    return BlobId.of(bucket, prefix + key);
  }

  private String place(String key) {
    return new GcsPlace(bucket, prefix + key).toString();
  }
}
