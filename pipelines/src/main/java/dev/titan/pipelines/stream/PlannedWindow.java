package dev.titan.pipelines.stream;

import dev.titan.pipelines.plan.RunPlan;
import java.nio.file.Path;

/**
 * A window that has become a run.
 *
 * @param run the folder of its run, which nobody need own: the launching process takes it over
 * @param plan what the run does
 */
record PlannedWindow(Path run, RunPlan plan) {}
