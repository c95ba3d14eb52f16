/** A local Dataflow, which takes jobs in and runs none. */
package dev.titan.wire.dataflow;
