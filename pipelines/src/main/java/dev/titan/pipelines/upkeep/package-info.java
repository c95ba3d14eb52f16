/** What takes data out of an installation for good: retention and erasure. */
package dev.titan.pipelines.upkeep;
