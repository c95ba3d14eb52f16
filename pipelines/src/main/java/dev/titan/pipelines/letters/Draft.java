package dev.titan.pipelines.letters;

/**
 * The record of a dead letter as a person edits it: a JSON object, or a header line and a row. It
 * carries raw data's access rights.
 *
 * @param text the text, ending with a line feed
 * @param suffix of its file: {@code .json} or {@code .csv}
 */
public record Draft(String text, String suffix) {}
