package dev.titan.pipelines.upkeep;

import dev.titan.storage.warehouse.RetentionCount;
import java.util.List;

/**
 * What retention has removed, or would remove.
 *
 * @param tenants how much of each tenant; those of which nothing is past its time are absent
 * @param files files of the raw store that went
 * @param fileBytes their size
 * @param runFolders folders of runs that went, or whose plan and manifest did
 * @param compacted whether the warehouse's file was written anew
 * @param dryRun whether nothing was changed; files and folders are not counted then
 */
public record RetentionReport(
    List<RetentionCount> tenants,
    long files,
    long fileBytes,
    long runFolders,
    boolean compacted,
    boolean dryRun) {
  public RetentionReport {
    tenants = List.copyOf(tenants);
  }
}
