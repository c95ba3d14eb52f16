package dev.titan.storage.cloud;

import com.google.cloud.ReadChannel;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobSourceOption;
import dev.titan.storage.objects.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * The bytes of one generation. The client takes a connection that ends before the first byte of an
 * answer for the end of the object, so here the size says where the end is, and the checksum
 * whether it is the right one.
 */
final class GcsInputStream extends InputStream {
  private static final int BUFFER = 1 << 20;
  private static final int TRIES = 5;

  private final Storage client;
  private final GcsObject object;
  private final CRC32C checksum = new CRC32C();
  private ReadChannel channel;
  private long position;

  GcsInputStream(Storage client, GcsObject object) {
    this.client = client;
    this.object = object;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (position == object.bytes()) {
      requireChecksum();
      return -1;
    }
    int count = receive(bytes, offset, (int) Math.min(length, object.bytes() - position));
    checksum.update(bytes, offset, count);
    position += count;
    return count;
  }

  private int receive(byte[] bytes, int offset, int length) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        if (channel == null) {
          connect();
        }
        int count = channel.read(ByteBuffer.wrap(bytes, offset, length));
        if (count > 0) {
          return count;
        }
      } catch (IOException | com.google.cloud.storage.StorageException e) {
        throw failure(e);
      }
      if (tries == TRIES) {
        throw new StorageException(
            "cannot read "
                + object.place()
                + ": the connection was lost again and again at byte "
                + position
                + "; run the command again");
      }
      close(); // ended before the end: go on from here
    }
  }

  private void connect() throws IOException {
    GcsPlace place = object.place();
    channel =
        client.reader(
            BlobId.of(place.bucket(), place.name(), object.generation()),
            BlobSourceOption.shouldReturnRawInputStream(true));
    channel.setChunkSize(BUFFER);
    channel.seek(position);
  }

  private void requireChecksum() {
    long value = checksum.getValue();
    byte[] four = ByteBuffer.allocate(Integer.BYTES).putInt((int) value).array();
    if (!Base64.getEncoder().encodeToString(four).equals(object.crc32c())) {
      throw new StorageException(
          object.place() + " has arrived with another checksum than it has; run the command again");
    }
  }

  /** What no try has mended: that of the object, or that of the service. */
  private IOException failure(Exception e) {
    com.google.cloud.storage.StorageException cause = causeOf(e);
    int code = cause == null ? 0 : cause.getCode();
    if (code == 404 || code == 412) {
      return new ObjectUnreadableException("the object has been replaced or deleted meanwhile", e);
    }
    if (code == 403) {
      return new ObjectUnreadableException("this account may not read the object", e);
    }
    throw GcsErrors.cannot(
        "read",
        object.place().toString(),
        cause == null ? new com.google.cloud.storage.StorageException(0, "no answer", e) : cause);
  }

  private static com.google.cloud.storage.StorageException causeOf(Throwable e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof com.google.cloud.storage.StorageException found) {
        return found;
      }
    }
    return null;
  }

  @Override
  public void close() {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
