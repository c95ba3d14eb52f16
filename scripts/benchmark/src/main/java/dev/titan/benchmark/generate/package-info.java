/** The events that are ingested: seeded, so that every machine measures the same bytes. */
package dev.titan.benchmark.generate;
