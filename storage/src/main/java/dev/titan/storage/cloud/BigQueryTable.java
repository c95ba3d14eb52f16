package dev.titan.storage.cloud;

/**
 * A table of the warehouse's project.
 *
 * @param dataset its dataset
 * @param name its name there
 */
public record BigQueryTable(String dataset, String name) {}
