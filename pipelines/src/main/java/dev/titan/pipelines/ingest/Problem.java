package dev.titan.pipelines.ingest;

import java.util.List;

/**
 * Something that a person must look at.
 *
 * @param file the file as the user gave it
 * @param what what is wrong
 * @param remedy what to do
 * @param unreadable whether the file, or a part of it, could not be read at all
 * @param commands commands that lead on, in order; may be empty
 */
public record Problem(
    String file, String what, String remedy, boolean unreadable, List<String> commands) {
  public Problem {
    commands = List.copyOf(commands);
  }
}
