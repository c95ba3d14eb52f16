package dev.titan.pipelines.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes arrivals into one file: for each a line of JSON, its bytes, and a line end. The first line
 * names the form. The file is there whole, and on disk, or not at all. For one thread.
 */
final class ArrivalWriter implements AutoCloseable {
  /** The first line of every such file. */
  static final String FORM = "titan arrivals 1\n";

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final byte[] NOTHING = {};
  private static final byte[] LINE_END = {'\n'};

  private final Path folder;
  private final String place;
  private final WholeFile file;
  private int count;

  /**
   * Begins a file.
   *
   * @param folder where it will be
   * @param place with what its name begins
   */
  ArrivalWriter(Path folder, String place) {
    this.folder = folder;
    this.place = place;
    this.file = WholeFile.begin(folder.resolve(place), Access.OWNER_ONLY);
    write(FORM.getBytes(StandardCharsets.UTF_8));
  }

  /** The line of one arrival: what is known of it, and how many bytes come behind it. */
  record Line(int length, Arrival arrival) {}

  /** Adds an arrival whose bytes are elsewhere, or that has none. */
  void add(Arrival arrival) {
    add(arrival, NOTHING);
  }

  /** Adds an arrival with its bytes. */
  void add(Arrival arrival, byte[] bytes) {
    try {
      write(JSON.writeValueAsBytes(new Line(bytes.length, arrival)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write an arrival", e);
    }
    write(LINE_END);
    write(bytes);
    write(LINE_END);
    count++;
  }

  /** How many arrivals there are so far. */
  int count() {
    return count;
  }

  /** Ends the file; on return it survives a power cut. */
  KeptBatch finish() {
    KeptBatch batch = KeptBatch.of(place, count);
    file.finishForcedAs(folder.resolve(batch.name()));
    return batch;
  }

  private void write(byte[] bytes) {
    file.write(bytes, bytes.length);
  }

  /** Drops what is not finished. */
  @Override
  public void close() {
    file.close();
  }
}
