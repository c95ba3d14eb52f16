/**
 * Discovery: from sampled records of an unknown schema to a proposed mapping, by fixed rules and
 * without a model.
 *
 * <p>It goes in steps that can be replaced one by one: {@code Profiler} (what the columns are
 * like), {@code CategoryClassifier} (what the records are about), {@code FieldCandidates} (which
 * columns may fill a field), {@code FieldAssigner} (one column for each field), {@code Decision}
 * (accept or abstain) and {@code MappingWriter}. What it knows of words stands in the tab-separated
 * resources beside it. {@link dev.titan.transforms.discover.Discovery} runs the steps.
 */
package dev.titan.transforms.discover;
