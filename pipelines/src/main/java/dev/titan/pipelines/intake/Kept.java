package dev.titan.pipelines.intake;

import dev.titan.storage.objects.ContentStore;
import java.nio.file.Path;

/**
 * Where the original bytes of inputs are kept.
 *
 * @param raw takes those of large inputs
 * @param staged the staging folder of the run, which takes those of small ones until the commit
 */
public record Kept(ContentStore raw, Path staged) {}
