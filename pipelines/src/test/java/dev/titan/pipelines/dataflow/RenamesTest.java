package dev.titan.pipelines.dataflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A change that breaks the update of a job is seen, unless it is listed. */
final class RenamesTest {
  private static final Renames NONE = new Renames(Map.of());

  @Test
  void theSameStepsBreakNothing() {
    assertEquals(List.of(), NONE.breaches(steps("Read", "Write"), steps("Read", "Write")));
  }

  @Test
  void aMissingStepIsSeen() {
    assertEquals(
        List.of("there is no step 'Write' any more"),
        NONE.breaches(steps("Read", "Write"), steps("Read", "Store")));
  }

  @Test
  void anotherCoderIsSeen() {
    SortedMap<String, List<String>> now = steps("Read");
    now.put("Read", List.of("VarIntCoder"));

    assertEquals(
        List.of("the coders of 'Read' are [VarIntCoder], not [StringUtf8Coder]"),
        NONE.breaches(steps("Read"), now));
  }

  @Test
  void aListedBeginningStandsForAllStepsBelowIt() {
    Renames renames = new Renames(Map.of("Write", "Store"));

    assertEquals(List.of(), renames.breaches(steps("Write/Rows"), steps("Store/Rows")));
    assertEquals(
        List.of("there is no step 'Writer' any more"),
        renames.breaches(steps("Writer"), steps("Storer")));
  }

  @Test
  void aListedLossIsOneOnlyIfTheStepIsGone() {
    Renames renames = new Renames(Map.of("Write", ""));

    assertEquals(List.of(), renames.breaches(steps("Write"), steps()));
    assertEquals(
        List.of("the step 'Write' is listed as gone, but it is there"),
        renames.breaches(steps("Write"), steps("Write")));
  }

  @Test
  void aNewStepIsNoneThatWasRenamed() {
    Renames renames = new Renames(Map.of("Write", "Store"));

    assertEquals(List.of("Count"), renames.added(steps("Write"), steps("Store", "Count")));
  }

  private static SortedMap<String, List<String>> steps(String... names) {
    SortedMap<String, List<String>> steps = new TreeMap<>();
    for (String name : names) {
      steps.put(name, List.of("StringUtf8Coder"));
    }
    return steps;
  }
}
