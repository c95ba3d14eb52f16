package dev.titan.benchmark.run;

/**
 * What one process took, with all that it started.
 *
 * @param wallSeconds from its start to its end
 * @param cpuSeconds user and system time of the whole process tree; NaN where it cannot be told
 * @param peakMegabytes the most memory that the tree had resident at once; NaN likewise
 * @param output what it wrote to stdout
 */
public record Measured(
    double wallSeconds, double cpuSeconds, double peakMegabytes, String output) {}
