package dev.titan.pipelines.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of a shell, as pages show them. */
final class ShellLineTest {
  @Test
  void quotesKeepWordsTogether() {
    assertEquals(
        List.of(List.of("titan", "query", "select 'a' | 'b'", "x=1 2", "")),
        ShellLine.commands("titan query \"select 'a' | 'b'\" x='1 2' ''"));
  }

  @Test
  void pipesSubstitutionsAndRedirectionsAreTakenApart() {
    assertEquals(
        List.of(
            List.of("flink", "start"),
            List.of("titan", "--master", ShellLine.SUBSTITUTED),
            List.of("cat", "-")),
        ShellLine.commands("titan --master \"$(flink start)\" < in.txt | cat - >out.txt"));
  }

  @Test
  void commentsAreLeftOut() {
    assertEquals(List.of(), ShellLine.commands("# nothing"));
    assertEquals(List.of(List.of("a", "b#c")), ShellLine.commands("a b#c   # the rest"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a 'b", "a \"b", "a $(b"})
  void whatIsNotClosedIsTold(String line) {
    assertThrows(IllegalArgumentException.class, () -> ShellLine.commands(line));
  }
}
