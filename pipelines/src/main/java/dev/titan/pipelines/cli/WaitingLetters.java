package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.ingest.ReplayWords;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.storage.warehouse.DeadLetterFilter;
import dev.titan.storage.warehouse.DeadLetterGroup;
import dev.titan.storage.warehouse.WarehouseBusyException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** The dead letters that wait for a mapping, and how they are read again. */
final class WaitingLetters {
  /** The reasons that a mapping which is published ends. */
  private static final List<ReasonCode> REASONS =
      List.of(ReasonCode.UNMAPPED_SCHEMA, ReasonCode.AMBIGUOUS_MAPPING);

  /** More commands than this say no more than one for all sources. */
  private static final int SHOWN = 4;

  private final Installation installation;

  WaitingLetters(Installation installation) {
    this.installation = installation;
  }

  /** The commands that read again what may have waited for this mapping; none if nothing has. */
  List<String> commands(Mapping mapping) {
    if (!Files.exists(installation.home().warehouse())) {
      return List.of();
    }
    try {
      return commands(mapping, groups());
    } catch (WarehouseBusyException e) { // the mapping is in force all the same
      String tenant = isShared(mapping) ? null : mapping.tenant();
      return List.of(ReplayWords.waiting(REASONS.get(0), tenant, mapping.source()));
    }
  }

  private List<DeadLetterGroup> groups() {
    return installation.warehouse().deadLetterGroups(DeadLetterFilter.OPEN).stream()
        .filter(group -> REASONS.stream().anyMatch(reason -> reason.name().equals(group.reason())))
        .toList();
  }

  private static List<String> commands(Mapping mapping, List<DeadLetterGroup> all) {
    List<DeadLetterGroup> ofTenant =
        all.stream()
            .filter(group -> isShared(mapping) || group.tenant().equals(mapping.tenant()))
            .toList();
    List<DeadLetterGroup> near =
        ofTenant.stream()
            .filter(group -> group.source() == null || group.source().equals(mapping.source()))
            .toList();
    // A mapping also reads records of a source that has none of its own.
    List<DeadLetterGroup> groups = near.isEmpty() ? ofTenant : near;
    List<String> each = commands(groups.stream());
    return each.size() <= SHOWN ? each : List.of("titan replay --dead-letters --stage CLASSIFY");
  }

  private static List<String> commands(Stream<DeadLetterGroup> groups) {
    return groups
        .map(
            group ->
                ReplayWords.waiting(
                    ReasonCode.valueOf(group.reason()), group.tenant(), group.source()))
        .distinct()
        .toList();
  }

  private static boolean isShared(Mapping mapping) {
    return mapping.tenant().equals("*");
  }

  /** What to do about letters of one reason, with the command for these. */
  static String remedy(ReasonCode reason, String tenant, String source) {
    return REASONS.contains(reason)
        ? reason.remedy() + ": " + ReplayWords.waiting(reason, tenant, source)
        : reason.remedy();
  }
}
