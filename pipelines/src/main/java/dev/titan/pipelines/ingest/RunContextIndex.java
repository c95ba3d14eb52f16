package dev.titan.pipelines.ingest;

import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.run.RunContext;
import dev.titan.schemas.run.RunInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Numbers the contexts of a run: each mapping of a tenant under each source that it may read. */
public final class RunContextIndex {
  private record Key(String tenant, String source, String mapping) {}

  private final Map<Key, Integer> numbers = new HashMap<>();

  /** The numbers of contexts as a plan lists them. */
  public RunContextIndex(List<RunContext> contexts) {
    for (RunContext context : contexts) {
      numbers.put(new Key(context.tenant(), context.source(), context.mappingId()), numbers.size());
    }
  }

  /**
   * The number of a mapping's context.
   *
   * @param source the source that the input names, or null for the mapping's
   */
  public int of(String tenant, String source, Mapping mapping) {
    String effective = source == null ? mapping.source() : source;
    return numbers.get(new Key(tenant, effective, mapping.id()));
  }

  /**
   * All contexts that a run may need, in an order that depends on nothing but the run.
   *
   * @param visible the mappings that a tenant's records are read with
   */
  public static List<RunContext> contextsOf(
      List<RunInput> inputs, Function<String, List<Mapping>> visible) {
    Map<String, List<String>> sources = new TreeMap<>();
    for (RunInput input : inputs) {
      List<String> known = sources.computeIfAbsent(input.tenant(), t -> new ArrayList<>());
      if (!known.contains(input.source())) {
        known.add(input.source());
      }
    }
    Map<Key, RunContext> contexts = new LinkedHashMap<>();
    sources.forEach(
        (tenant, named) -> {
          for (String source : named) {
            for (Mapping mapping : visible.apply(tenant)) {
              String effective = source == null ? mapping.source() : source;
              contexts.putIfAbsent(
                  new Key(tenant, effective, mapping.id()), context(tenant, effective, mapping));
            }
          }
        });
    return List.copyOf(contexts.values());
  }

  private static RunContext context(String tenant, String source, Mapping mapping) {
    int last = mapping.variants().size() - 1;
    return new RunContext(
        tenant,
        source,
        mapping.id(),
        mapping.version(),
        mapping.schemaFingerprint(),
        mapping.kind(),
        mapping.idScope(),
        mapping.variants().get(last).provenance().confidence());
  }
}
