package dev.titan.pipelines.stream;

import dev.titan.pipelines.plan.RunPlan;
import dev.titan.storage.runs.RunFolder;

/**
 * A window that has become a run.
 *
 * @param run its run, owned
 * @param plan what the run does
 */
record PlannedWindow(RunFolder run, RunPlan plan) {}
