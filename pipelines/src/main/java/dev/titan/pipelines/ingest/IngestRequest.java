package dev.titan.pipelines.ingest;

import dev.titan.pipelines.intake.InputFile;
import dev.titan.schemas.hash.Hashes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an ingest was asked for.
 *
 * @param files the files, in the order in which their records are applied
 * @param zone the zone to set for their locations, or null
 * @param currency the currency to set for their locations, or null
 * @param dryRun only tell what would happen
 * @param discovers whether mappings are sought for what the known ones do not read
 */
public record IngestRequest(
    List<InputFile> files, String zone, String currency, boolean dryRun, boolean discovers) {
  public IngestRequest {
    files = List.copyOf(files);
  }

  /** A request that discovers. */
  public IngestRequest(List<InputFile> files, String zone, String currency, boolean dryRun) {
    this(files, zone, currency, dryRun, true);
  }

  /** A request that reads with the mappings that there are, and sets no zone or currency. */
  public static IngestRequest asKnown(List<InputFile> files, boolean dryRun) {
    return new IngestRequest(files, null, null, dryRun, false);
  }

  /**
   * Identifies the request: who asks the same again, for files that have not changed since, asks
   * for the same run if that was interrupted.
   */
  String hash() throws IOException {
    List<String> parts = new ArrayList<>(List.of("ingest", text(zone), text(currency)));
    for (InputFile file : files) {
      parts.add(file.origin());
      parts.add(file.place().where());
      parts.add(file.tenant());
      parts.add(file.location());
      parts.add(text(file.source()));
      parts.add(file.place().version());
    }
    return Hashes.of(parts.toArray(new String[0]));
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
