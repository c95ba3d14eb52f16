/** How long a dashboard waits for its answers. */
package dev.titan.benchmark.query;
