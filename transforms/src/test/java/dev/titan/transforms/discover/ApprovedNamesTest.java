package dev.titan.transforms.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.MappingJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A person's decision teaches one tenant, and no suggestion gets past what values say. */
class ApprovedNamesTest {
  private static final SchemaSample TAKINGS =
      Samples.csv(
          "sales.csv",
          "Receipt No,Date,Zorp",
          "A-101,2026-11-03,12.50",
          "A-104,2026-11-04,8.00",
          "A-109,2026-11-14,31.75");

  /** A mapping of a person that reads the amount from {@code Zorp}. */
  private static Mapping taught(String tenant, String by, double confidence) {
    return MappingJson.parse(
        """
        {"id": "till.sales", "version": 1, "tenant": "%s", "source": "till", "category": "SALE",
         "kind": "STREAM", "schemaFingerprint": "0123456789abcdef0123456789abcdef",
         "variants": [{"needs": {"Zorp": "string", "Day": "string"},
           "fields": {"event_time": {"parseDateTime": {"path": "Day"}, "pattern": "yyyy-MM-dd"},
                      "amount": {"parseDecimal": {"path": "Zorp"}}},
           "provenance": {"by": "%s", "confidence": %s, "patch": null}}]}
        """
            .formatted(tenant, by, confidence),
        "test");
  }

  private static Proposal propose(SchemaSample sample, Proposer... proposers) {
    return Discovery.propose(sample, Samples.bare(), List.of(proposers));
  }

  @Test
  void whatAPersonHasApprovedIsKnownInTheNextFile() {
    assertNull(Samples.propose(TAKINGS).sources().get(Field.AMOUNT));
    for (Mapping mapping :
        List.of(taught("acme", "person", 1.0), taught("acme", "classifier", 0.49))) {
      Proposal proposal = propose(TAKINGS, ApprovedNames.of("acme", List.of(mapping)));
      assertEquals("Zorp", proposal.sources().get(Field.AMOUNT));
      assertEquals(Category.SALE, proposal.category());
      assertTrue(proposal.accepted(), proposal.toString());
    }
  }

  @Test
  void nobodyLearnsFromOthersNorFromWhatTitanWasSureOf() {
    for (List<Mapping> mappings :
        List.of(
            List.<Mapping>of(),
            List.of(taught("other", "person", 1.0)),
            List.of(taught(Mapping.SHARED, "person", 1.0)),
            List.of(taught("acme", "classifier", 0.97)))) {
      Proposal proposal = propose(TAKINGS, ApprovedNames.of("acme", mappings));
      assertNull(proposal.sources().get(Field.AMOUNT));
    }
  }

  @Test
  void aSuggestionIsEvidenceAndNoOrder() {
    SchemaSample orders =
        Samples.csv(
            "orders.csv",
            "Order ID,Date,Subtotal,Tax,Total,Note",
            "A-101,2026-11-03,10.00,0.80,10.80,ok",
            "A-104,2026-11-04,20.00,1.60,21.60,ok",
            "A-109,2026-11-14,30.00,2.40,32.40,ok");
    Proposer wrong =
        outline ->
            List.of(
                new Suggestion("a model", null, Map.of(Field.AMOUNT, "Note"), 1),
                new Suggestion("a model", null, Map.of(Field.EVENT_TIME, "Total"), 1),
                new Suggestion("a model", null, Map.of(Field.EVENT_ID, "Nowhere"), 1));
    Proposal proposal = propose(orders, wrong);
    assertEquals("Total", proposal.sources().get(Field.AMOUNT));
    assertEquals("Date", proposal.sources().get(Field.EVENT_TIME));
    assertEquals("Order ID", proposal.sources().get(Field.EVENT_ID));
  }

  @Test
  void whoProposesSeesNoValues() {
    String[] seen = new String[1];
    propose(
        TAKINGS,
        outline -> {
          seen[0] = outline.toString();
          return List.of();
        });
    assertTrue(seen[0].contains("Receipt No"), seen[0]);
    assertTrue(seen[0].contains("like=number"), seen[0]);
    assertFalse(seen[0].contains("A-101") || seen[0].contains("12.50"), seen[0]);
  }
}
