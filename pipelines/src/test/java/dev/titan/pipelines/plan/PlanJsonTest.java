package dev.titan.pipelines.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.place.Location;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.RunInput;
import dev.titan.storage.registry.TenantRule;
import dev.titan.transforms.decode.DelimitedLayout;
import dev.titan.transforms.decode.RecordRange;
import dev.titan.transforms.decode.TextFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlanJsonTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123456Z");

  @Test
  void aPlanIsReadAsItWasWritten() throws IOException {
    RunPlan plan = plan(3);

    assertEquals(plan, PlanJson.read(PlanJson.write(plan), "a test"));
  }

  /** Readers of JSON limit the length of a text; a plan over 100,000 inputs is longer. */
  @Test
  void aPlanMayBeLong() throws IOException {
    RunPlan plan = plan(80_000);
    byte[] json = PlanJson.write(plan);
    assertTrue(json.length > 20_000_000, "long enough to tell: " + json.length);

    assertEquals(plan, PlanJson.read(json, "a test"));
  }

  @Test
  void whatIsNoPlanIsRefused() {
    byte[] json = "{\"format\":1}".getBytes(StandardCharsets.UTF_8);

    assertThrows(IOException.class, () -> PlanJson.read(json, "a test"));
  }

  private static RunPlan plan(int inputs) {
    List<RunInput> received = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      received.add(
          new RunInput(
              "raw-" + i,
              "acme",
              "main",
              null,
              "a\n" + i,
              "0".repeat(64),
              7,
              "json",
              NOW,
              0,
              null,
              Map.of()));
    }
    DelimitedLayout layout =
        new DelimitedLayout(
            (byte) ';',
            (byte) '"',
            List.of("Datum", "Betrag"),
            new DelimitedLayout.Position(4, 2),
            new DelimitedLayout.Position(20, 3),
            false);
    return new RunPlan(
        new Manifest("run-1", "ingest", NOW, "snapshot", List.of(), received, List.of(), 0),
        new RunRequest("request", "titan replay --all"),
        List.of(
            new PlannedPart(0, null, "/a", new TextFormat.Lines(), null),
            new PlannedPart(1, "b.json", "/b", TextFormat.Elements.DOCUMENTS, "e-1"),
            new PlannedPart(2, "Sheet", "/c", layout, null)),
        List.of(
            new WorkUnit(
                0,
                List.of(new UnitSlice(0, new RecordRange(0, 10, 0, 1, 2))),
                List.of(new InputFailure(1, "x", 1, ReasonCode.INPUT_CORRUPT, "cut off")))),
        new RunPlan.Config(
            "snapshot",
            List.of(),
            List.of(new Location("acme", "main", ZoneId.of("Europe/Berlin"), "EUR")),
            Map.of("acme", List.of(new TenantRule("max", "true", "amount_minor < 100")))));
  }
}
