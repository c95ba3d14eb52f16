/** The command line of {@code scripts/bench}. */
package dev.titan.benchmark;
