/** Histories of many deliveries, to be replayed. */
package dev.titan.benchmark.replay;
