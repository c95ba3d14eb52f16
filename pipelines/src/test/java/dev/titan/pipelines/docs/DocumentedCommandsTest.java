package dev.titan.pipelines.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command in the documentation exists, with the options that it is shown with. */
final class DocumentedCommandsTest {
  @TempDir private Path folder;
  private CommandCheck check;

  @BeforeEach
  void checkAllPages() throws IOException {
    check = new CommandCheck(folder.resolve("home"));
    for (String name : Page.names()) {
      check.page(Page.read(name));
    }
  }

  @Test
  void allOfThemCouldBeRun() {
    assertEquals("", String.join("\n", check.problems()));
    assertTrue(check.checked() > 250, () -> "only " + check.checked() + " commands were seen");
  }

  @Test
  void theListOfOtherProgramsHoldsNothingThatNobodyShows() {
    assertEquals(List.of(), check.unseen());
  }
}
