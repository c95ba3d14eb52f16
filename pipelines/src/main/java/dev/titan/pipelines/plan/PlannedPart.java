package dev.titan.pipelines.plan;

import dev.titan.transforms.decode.TextFormat;

/**
 * A stretch of plain UTF-8 text with records of one format: a whole file, a member of a zip, or a
 * sheet of a workbook.
 *
 * @param input the index of its input
 * @param name the member or sheet, or null where the file is the part
 * @param file where the text lies, relative to the home, which may be moved: in the raw store, or
 *     expanded in the run's folder
 * @param format how records are told apart
 * @param eventId the id that the input declares for the one record in it, or null
 */
public record PlannedPart(int input, String name, String file, TextFormat format, String eventId) {}
