package dev.titan.pipelines.stream;

import java.io.Serializable;
import java.util.ArrayList;

/**
 * A part of the work of one run.
 *
 * @param runFolder the folder of the run
 * @param units the numbers of what to stage; none in a run of inputs without records
 */
record RunShare(String runFolder, ArrayList<Integer> units) implements Serializable {}
