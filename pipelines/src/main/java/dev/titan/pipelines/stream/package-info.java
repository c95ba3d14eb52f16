/** Streams: what arrives is kept at once, and becomes one run for each window of time. */
package dev.titan.pipelines.stream;
