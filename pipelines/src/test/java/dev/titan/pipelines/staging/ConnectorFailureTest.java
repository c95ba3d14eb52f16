package dev.titan.pipelines.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.storage.warehouse.StagingException;
import org.junit.jupiter.api.Test;

/** What a connector says may quote rows, and is never passed on. */
final class ConnectorFailureTest {
  private static RuntimeException thrownBy(String... classes) {
    RuntimeException failure = new RuntimeException("row 7: Ada Lovelace");
    StackTraceElement[] trace = new StackTraceElement[classes.length];
    for (int i = 0; i < classes.length; i++) {
      trace[i] = new StackTraceElement(classes[i], "call", null, 1);
    }
    failure.setStackTrace(trace);
    return failure;
  }

  @Test
  void aConnectorsFailureIsToldInOtherWords() {
    RuntimeException cause = thrownBy("org.apache.beam.sdk.io.gcp.bigquery.WriteTables");
    RuntimeException failure = new IllegalStateException(cause);

    RuntimeException told = ConnectorFailure.words(failure, "run 1");

    assertEquals(StagingException.class, told.getClass());
    assertTrue(told.getMessage().contains("run 1"), told.getMessage());
    assertFalse(told.getMessage().contains("Lovelace"), told.getMessage());
    assertSame(failure, told.getCause());
  }

  @Test
  void aFailureOfTitanIsLeftAsItIs() {
    RuntimeException ours =
        thrownBy(
            "dev.titan.pipelines.ingest.ReadStaged",
            "org.apache.beam.sdk.io.gcp.bigquery.WriteBundlesToFiles");
    RuntimeException other = thrownBy("org.apache.beam.runners.direct.DirectRunner");

    assertSame(ours, ConnectorFailure.words(ours, "run 1"));
    assertSame(other, ConnectorFailure.words(other, "run 1"));
  }
}
