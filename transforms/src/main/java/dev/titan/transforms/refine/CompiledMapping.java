package dev.titan.transforms.refine;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Status;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.Variant;
import dev.titan.transforms.record.FlatRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A mapping compiled into plain Java: refines a record to entry lines, by the variant that {@link
 * dev.titan.transforms.classify.Classifier} found for it. Its paths are bound lazily to the
 * worker's path tree, so it is not thread-safe: a worker compiles its own.
 */
public final class CompiledMapping {
  private final Mapping mapping;
  private final Refiner[] refiners;

  private CompiledMapping(Mapping mapping) {
    this.mapping = mapping;
    List<Variant> all = mapping.variants();
    refiners = new Refiner[all.size()];
    for (int i = 0; i < refiners.length; i++) {
      refiners[i] = new Refiner(mapping, new CompiledVariant(mapping, all.get(i)));
    }
  }

  /**
   * Compiles a mapping.
   *
   * @throws dev.titan.schemas.mapping.MappingException if it contradicts itself
   */
  public static CompiledMapping compile(Mapping mapping) {
    return new CompiledMapping(mapping);
  }

  /** The mapping. */
  public Mapping mapping() {
    return mapping;
  }

  /**
   * Makes entry lines of a record.
   *
   * @param variant the index of the variant that fits it
   * @param context what the records of its input have in common
   * @param out takes the lines; they are valid until the next record
   * @return what became of the record; reused for the next one
   */
  public RefineOutcome refine(
      int variant, FlatRecord record, RefineContext context, EntryLines out) {
    return refiners[variant].refine(record, context, out);
  }

  static FoldedTable<Category> categories() {
    Map<String, Category> names = new HashMap<>();
    for (Category category : Category.values()) {
      if (category != Category.UNKNOWN) {
        names.put(category.name(), category);
      }
    }
    return new FoldedTable<>(names);
  }

  static FoldedTable<Status> statuses() {
    Map<String, Status> names = new HashMap<>();
    for (Status status : Status.values()) {
      names.put(status.name(), status);
    }
    return new FoldedTable<>(names);
  }
}
