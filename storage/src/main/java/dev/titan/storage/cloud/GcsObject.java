package dev.titan.storage.cloud;

/**
 * One generation of an object: its bytes never change.
 *
 * @param place its bucket and name
 * @param generation its generation
 * @param bytes its size as it is stored
 * @param crc32c the CRC32C of its bytes, in base64 of four big-endian bytes
 */
public record GcsObject(GcsPlace place, long generation, long bytes, String crc32c) {}
