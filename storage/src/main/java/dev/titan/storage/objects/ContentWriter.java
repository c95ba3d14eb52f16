package dev.titan.storage.objects;

import dev.titan.schemas.hash.Hashes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Takes the bytes of one content into a {@link ContentStore} and hashes them on the way. Nothing is
 * in the store before {@link #commit()} or {@link #commitLater()}; {@link #close()} without either
 * drops the bytes. Writes should come in pieces of some kilobytes: each goes to the file as it is.
 * Not for several threads.
 */
public final class ContentWriter extends OutputStream {
  private final ContentStore store;
  private final Path temporary;
  private final OutputStream file;
  private final MessageDigest digest = Hashes.newSha256();
  private long size;
  private boolean finished;

  ContentWriter(ContentStore store, Path temporary) throws IOException {
    this.store = store;
    this.temporary = temporary;
    this.file = Files.newOutputStream(temporary);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (finished) {
      throw new IOException("this content has been committed or dropped");
    }
    file.write(bytes, offset, length);
    digest.update(bytes, offset, length);
    size += length;
  }

  /** The number of bytes written so far. */
  public long size() {
    return size;
  }

  /**
   * Puts the content into the store; on return it survives a power cut.
   *
   * @return its hash
   */
  public String commit() throws IOException {
    String hash = finish();
    store.publish(temporary, hash);
    return hash;
  }

  /**
   * Hands the content over to {@link ContentStore#syncAll()}, which makes many of them durable at
   * once. Until then it can be read through this store object, and only through it.
   *
   * @return its hash
   */
  public String commitLater() throws IOException {
    String hash = finish();
    store.publishLater(temporary, hash);
    return hash;
  }

  private String finish() throws IOException {
    if (finished) {
      throw new IllegalStateException("this content has been committed or dropped");
    }
    file.close();
    finished = true;
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Ends the writing, and drops the bytes unless they were committed. */
  @Override
  public void close() throws IOException {
    if (!finished) {
      finished = true;
      file.close();
      Files.deleteIfExists(temporary);
    }
  }
}
