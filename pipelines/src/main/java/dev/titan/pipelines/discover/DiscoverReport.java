package dev.titan.pipelines.discover;

import dev.titan.transforms.discover.Proposal;
import java.util.List;
import java.util.Map;

/**
 * What discovery makes of one file, sheet or member; several of them where one file mixes schemas.
 *
 * @param file the path as the user gave it
 * @param part the sheet or member, or null
 * @param records how many records were looked at
 * @param proposal how they would be read; null where the file could not be read at all
 * @param rows the first entries as the ledger would have them
 * @param shapeFingerprint the commonest shape, or null
 * @param why short sentences for a person
 */
public record DiscoverReport(
    String file,
    String part,
    int records,
    Proposal proposal,
    List<Map<String, Object>> rows,
    String shapeFingerprint,
    List<String> why) {}
