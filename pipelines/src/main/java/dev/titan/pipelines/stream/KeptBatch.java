package dev.titan.pipelines.stream;

import java.io.Serializable;

/**
 * Some arrivals whose bytes are on disk: what the pipeline hands on in their place.
 *
 * @param name the file of the batch in the folder of the stream
 * @param arrivals how many there are in it
 */
record KeptBatch(String name, int arrivals) implements Serializable {}
