package dev.titan.transforms.discover;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.mapping.Mapping;
import java.util.ArrayList;
import java.util.List;

/**
 * The deterministic classifier: from sampled records to a mapping. It profiles the columns, ranks
 * the categories, gives each field its column, and decides whether that is sure enough. The same
 * records give the same mapping, in whatever order they come.
 */
public final class Discovery {
  private static final int SHOWN_CATEGORIES = 3;

  private Discovery() {}

  /**
   * Proposes how the records of one schema are read.
   *
   * @param sample the records; up to about 1,000 are plenty
   * @param context for whom
   * @return a proposal, accepted or not; never null
   */
  public static Proposal propose(SchemaSample sample, DiscoveryContext context) {
    return propose(sample, context, List.of());
  }

  /**
   * Proposes how the records of one schema are read, and hears others before.
   *
   * @param proposers who is asked; what they suggest is evidence like all else
   */
  public static Proposal propose(
      SchemaSample sample, DiscoveryContext context, List<Proposer> proposers) {
    Profile alone = Profiler.profile(sample, context);
    SchemaOutline outline = SchemaOutline.of(alone);
    List<Suggestion> said =
        proposers.stream().flatMap(proposer -> proposer.suggest(outline).stream()).toList();
    return propose(alone.with(said), context.with(said));
  }

  private static Proposal propose(Profile profile, DiscoveryContext context) {
    List<CategoryClassifier.Ranked> ranking =
        CategoryClassifier.SHARED.rank(profile, context.without());
    if (profile.size() == 0 || ranking.isEmpty()) {
      return Proposal.unknown(List.of("nothing in the records says what they are about"));
    }
    CategoryClassifier.Ranked best = ranking.get(0);
    if (best.category() == Category.UNKNOWN) {
      return Proposal.unknown(
          new Explanation(categories(ranking), List.of(), List.of()),
          List.of(
              "this seems to be no record of a business: " + String.join(", ", best.reasons())));
    }
    FieldAssigner assigner = new FieldAssigner(profile, best.category(), context);
    Assignment assignment = assigner.assign();
    Decision decision = Decision.of(profile, assignment, ranking);
    Mapping mapping = new MappingWriter(profile, context).write(assignment, decision.confidence());
    List<String> why = why(best, assignment, decision);
    if (mapping == null) {
      why.add("no path is in every record, so that no mapping can know them again");
    }
    return new Proposal(
        decision.accepted() && mapping != null,
        best.category(),
        best.category().defaultKind(),
        decision.confidence(),
        assignment.sources(),
        mapping,
        new Explanation(categories(ranking), assigner.evidence(assignment), decision.missing()),
        why);
  }

  private static List<Explanation.CategoryEvidence> categories(
      List<CategoryClassifier.Ranked> ranking) {
    return ranking.stream()
        .limit(SHOWN_CATEGORIES)
        .map(r -> new Explanation.CategoryEvidence(r.category(), round(r.score()), r.reasons()))
        .toList();
  }

  private static double round(double score) {
    return Math.round(score * 100) / 100.0;
  }

  private static List<String> why(
      CategoryClassifier.Ranked best, Assignment assignment, Decision decision) {
    List<String> why = new ArrayList<>();
    if (!best.reasons().isEmpty()) {
      why.add(best.category() + ": " + String.join(", ", best.reasons()));
    }
    assignment
        .choices()
        .forEach(
            (field, choice) ->
                why.add(field.column() + " from '" + choice.source() + "': " + choice.reason()));
    decision.missing().forEach(missing -> why.add("not accepted: " + missing));
    return why;
  }
}
