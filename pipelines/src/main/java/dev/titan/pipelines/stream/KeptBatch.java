package dev.titan.pipelines.stream;

import java.io.Serializable;

/**
 * Some arrivals whose bytes are on disk: what the pipeline hands on in their place.
 *
 * @param name the file of the batch in the folder of the stream: its place among all, what tells it
 *     from others, and how many arrivals there are in it, as {@code 00064b-1f3a-12}
 */
record KeptBatch(String name) implements Serializable {
  /**
   * A batch.
   *
   * @param place tells its place among all batches, and it from others
   */
  static KeptBatch of(String place, int arrivals) {
    return new KeptBatch(place + "-" + arrivals);
  }

  /** How many arrivals there are in it. */
  int arrivals() {
    return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
  }
}
