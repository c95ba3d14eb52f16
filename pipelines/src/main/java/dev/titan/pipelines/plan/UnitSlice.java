package dev.titan.pipelines.plan;

import java.io.Serializable;

/**
 * Some whole records of a part.
 *
 * @param part the index of the part
 * @param offset the first byte
 * @param length the number of bytes
 * @param firstOrdinal the number of the first record in its raw object, from 1
 * @param firstLine the line of the first byte, from 1
 */
public record UnitSlice(int part, long offset, long length, long firstOrdinal, long firstLine)
    implements Serializable {}
