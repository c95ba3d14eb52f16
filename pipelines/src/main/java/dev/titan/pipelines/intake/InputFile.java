package dev.titan.pipelines.intake;

import java.nio.file.Path;

/**
 * One file to ingest.
 *
 * @param origin the path as the user gave it (below a folder: that folder and the rest)
 * @param path where it is
 * @param tenant whose records it holds
 * @param location the place of business that they are from
 * @param source the name of the source, or null where nobody said
 */
public record InputFile(String origin, Path path, String tenant, String location, String source) {}
