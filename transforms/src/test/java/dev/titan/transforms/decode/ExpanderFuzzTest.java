package dev.titan.transforms.decode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes taken for a file: refused for a declared reason, or expanded to texts. */
final class ExpanderFuzzTest {
  @TempDir private static Path folder;

  static Stream<byte[]> seeds() {
    return Seeds.files();
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "5s")
  void everyFileIsRefusedOrExpanded(byte[] file) throws IOException {
    ExpandChecks.checkFile(file, folder);
  }
}
