/**
 * Streams: how many events they bear, and how long an event takes from its receipt to the ledger.
 */
package dev.titan.benchmark.stream;
