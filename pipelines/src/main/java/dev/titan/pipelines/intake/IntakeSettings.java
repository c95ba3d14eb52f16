package dev.titan.pipelines.intake;

import dev.titan.schemas.settings.Limits;
import dev.titan.storage.settings.Settings;

/**
 * How intake takes in files.
 *
 * @param limits what an input may ask of Titan
 * @param inlineBytes up to which size the original bytes travel in the manifest
 * @param rangeBytes about how large the ranges are that parts are cut into
 * @param filesPerUnit how many slices one work unit has at most
 * @param parallelism how many files are taken in at once
 */
public record IntakeSettings(
    Limits limits, int inlineBytes, long rangeBytes, int filesPerUnit, int parallelism) {
  /** Several workbooks may be read at once. */
  private static final int SHARE_OF_MEMORY = 10;

  /** The part of the settings that concerns intake. */
  public static IntakeSettings of(Settings settings) {
    return new IntakeSettings(
        withinMemory(settings.limits()),
        settings.inlinePayloadBytes(),
        settings.work().rangeBytes(),
        settings.work().filesPerUnit(),
        settings.work().parallelism());
  }

  /** Shared strings are held in memory while a workbook is read, twice over while they grow. */
  private static Limits withinMemory(Limits limits) {
    long most = Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY;
    return limits.withSharedStrings(
        (int) Math.min(limits.expansion().maxSharedStringBytes(), most));
  }
}
