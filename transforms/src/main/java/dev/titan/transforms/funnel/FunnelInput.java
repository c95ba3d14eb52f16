package dev.titan.transforms.funnel;

import dev.titan.schemas.mapping.Mapping;
import dev.titan.transforms.classify.Classifier;
import dev.titan.transforms.guard.Guard;
import dev.titan.transforms.refine.RefineContext;
import java.util.function.ToIntFunction;

/**
 * What the records of one input have in common on their way through the funnel.
 *
 * @param number the number of the input in its run
 * @param classifier looks up which mapping reads a record
 * @param context where the records come from
 * @param guard checks the entries
 * @param receivedDay when the input was received: its UTC date in days from 1970-01-01
 * @param contexts the number of a mapping's context in the run
 */
public record FunnelInput(
    int number,
    Classifier classifier,
    RefineContext context,
    Guard guard,
    int receivedDay,
    ToIntFunction<Mapping> contexts) {}
