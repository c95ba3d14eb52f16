package dev.titan.pipelines.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * What lists of verbs say of each: its first sentence. Picocli takes the first line of a
 * description, which breaks off wherever that line was full.
 */
final class VerbSummaries {
  private VerbSummaries() {}

  /** Makes the first sentence of each verb's description a line of its own. */
  static void complete(CommandLine line) {
    UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    usage.description(firstSentenceFirst(usage.description()));
    line.getSubcommands().values().forEach(VerbSummaries::complete);
  }

  static String[] firstSentenceFirst(String... lines) {
    String text = "";
    for (int i = 0; i < lines.length; i++) {
      text = text.isEmpty() ? lines[i] : text + " " + lines[i];
      int end = text.indexOf(". ");
      if (end >= 0 || text.endsWith(".")) {
        List<String> description = new ArrayList<>();
        description.add(end >= 0 ? text.substring(0, end + 1) : text);
        if (end >= 0) {
          description.add(text.substring(end + 2));
        }
        description.addAll(Arrays.asList(lines).subList(i + 1, lines.length));
        return description.toArray(String[]::new);
      }
    }
    return lines;
  }
}
