package dev.titan.pipelines.stream;

/**
 * How a stream stands.
 *
 * @param arrivals how many inputs have arrived since its start
 * @param waiting how many of them wait for the end of their window
 * @param windows how many closed windows are not committed
 * @param settling how many are not kept yet, most because they do not stand still
 * @param redelivered how many messages were left out since the stream's first start, because it had
 *     taken them in a short while before
 */
public record StreamStanding(
    long arrivals, long waiting, int windows, int settling, long redelivered) {}
