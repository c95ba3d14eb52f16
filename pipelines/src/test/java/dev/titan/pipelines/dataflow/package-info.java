/**
 * Titan's pipelines as jobs of Dataflow, translated by Dataflow's own runner and never submitted: a
 * change that a running job could not be updated to must not go unseen.
 */
package dev.titan.pipelines.dataflow;
