package dev.titan.pipelines.intake;

import dev.titan.storage.settings.LimitSettings;
import dev.titan.storage.settings.Settings;
import dev.titan.transforms.decode.Limits;

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
        limits(settings.limits()),
        settings.inlinePayloadBytes(),
        settings.work().rangeBytes(),
        settings.work().filesPerUnit(),
        settings.work().parallelism());
  }

  private static Limits limits(LimitSettings settings) {
    Limits.Expansion usual = Limits.Expansion.DEFAULT;
    return new Limits(
        settings.recordBytes(),
        settings.nesting(),
        Limits.DEFAULT.maxColumns(),
        new Limits.Expansion(
            settings.expandedBytes(),
            settings.ratio(),
            usual.ratioFloor(),
            settings.zipMembers(),
            usual.maxLevels(),
            sharedStringBytes(usual.maxSharedStringBytes())));
  }

  /** They are held in memory while a workbook is read, and twice over while they grow. */
  private static int sharedStringBytes(int usual) {
    return (int) Math.min(usual, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
  }
}
