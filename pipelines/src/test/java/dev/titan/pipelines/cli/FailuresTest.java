package dev.titan.pipelines.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.titan.pipelines.intake.UsageException;
import dev.titan.storage.objects.StorageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

/** What is said of which failure. */
final class FailuresTest {
  private final StringWriter said = new StringWriter();

  private int report(Throwable failure, boolean debug) {
    return Failures.report(failure, new PrintWriter(said, true), debug);
  }

  @Test
  void whatIsThrownOnPurposeSpeaksForItself() {
    assertEquals(ExitCode.FAILED, report(new StorageException("the disk is full"), false));
    assertEquals("titan: the disk is full\n", said.toString());
  }

  @Test
  void wrongUsageHasItsOwnCode() {
    assertEquals(ExitCode.USAGE, report(new UsageException("name a file"), false));
  }

  @Test
  void anEngineMayHaveWrappedIt() {
    Throwable inner = new StorageException("the disk is full");
    assertEquals(ExitCode.FAILED, report(new IllegalStateException("job", inner), false));
    assertEquals("titan: the disk is full\n", said.toString());
  }

  @Test
  void aBugIsNamedWithoutItsTextWhichMayQuoteARecord() {
    Throwable bug = new NumberFormatException("For input string: \"+49 171 5550123\"");
    bug.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("java.lang.Long", "parseLong", "Long.java", 1),
          new StackTraceElement("dev.titan.pipelines.Some", "run", "Some.java", 7)
        });
    assertEquals(ExitCode.FAILED, report(bug, false));
    assertTrue(said.toString().contains("internal error: java.lang.NumberFormatException"));
    assertTrue(said.toString().contains("Some.java:7"));
    assertFalse(said.toString().contains("5550123"));
  }

  @Test
  void onDemandABugTellsAll() {
    report(new IllegalStateException("the whole truth"), true);
    assertTrue(said.toString().contains("the whole truth"));
    assertTrue(said.toString().contains("\tat "));
  }

  @Test
  void anIllegalArgumentOfTitanIsTheUsers() {
    assertEquals(ExitCode.USAGE, report(new IllegalArgumentException("no zone"), false));
    assertEquals("titan: no zone\n", said.toString());
  }

  @Test
  void jsonThatCannotBeReadIsNotQuoted() {
    try {
      new ObjectMapper().readTree("{\"phone\": +491715550123}");
      throw new AssertionError("this is no JSON");
    } catch (IOException e) {
      report(e, false);
    }
    assertFalse(said.toString().contains("491715550123"), said.toString());
  }

  @Test
  void tooLittleMemoryIsNoFaultOfTitan() {
    assertEquals(
        ExitCode.FAILED, report(new IllegalStateException(new OutOfMemoryError("heap")), false));
    assertTrue(said.toString().contains("TITAN_JAVA_OPTS"), said.toString());
    assertFalse(said.toString().contains("internal error"), said.toString());
  }

  @Test
  void aNameThatCouldSteerATerminalIsDefused() {
    report(new NoSuchFileException("bills\u001b[2J.csv"), false);
    assertFalse(said.toString().contains("\u001b"));
  }

  @Test
  void aMissingFileIsNamedInWords() {
    report(new NoSuchFileException("bills.csv"), false);
    assertEquals("titan: there is no file bills.csv\n", said.toString());
  }
}
