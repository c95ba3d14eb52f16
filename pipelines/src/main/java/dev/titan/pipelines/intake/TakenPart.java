package dev.titan.pipelines.intake;

import dev.titan.transforms.decode.RecordRange;
import dev.titan.transforms.decode.TextFormat;
import java.nio.file.Path;
import java.util.List;

/**
 * A part of an input, found and cut.
 *
 * @param name the member or sheet, or null where the input is the part
 * @param file where its text lies
 * @param format how its records are told apart
 * @param ranges its records, in order; ordinals count from the beginning of the raw object
 */
public record TakenPart(String name, Path file, TextFormat format, List<RecordRange> ranges) {}
