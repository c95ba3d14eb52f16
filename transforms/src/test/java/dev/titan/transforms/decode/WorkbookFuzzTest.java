package dev.titan.transforms.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A workbook with one part replaced by any bytes. The fuzzer would hardly get through the zip
 * around it, so the zip is made here: the first byte of the input says which part the rest is.
 */
final class WorkbookFuzzTest {
  private static final List<String> PARTS =
      Seeds.workbookParts().keySet().stream().sorted().toList();

  @TempDir private static Path folder;

  static Stream<byte[]> seeds() {
    return PARTS.stream()
        .map(part -> (PARTS.indexOf(part) + Seeds.workbookParts().get(part)).getBytes(UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "5s")
  void everyWorkbookIsRefusedOrRead(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    String part = PARTS.get(Math.floorMod(input[0] - '0', PARTS.size()));
    byte[] xml = Arrays.copyOfRange(input, 1, input.length);
    ExpandChecks.checkFile(Seeds.workbook(Map.of(part, xml)), folder);
  }
}
