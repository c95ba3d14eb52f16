package dev.titan.benchmark.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.hash.Hashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatasetTest {
  @TempDir private Path folder;

  /** Figures of different days are comparable only while the bytes stay these. */
  @Test
  void bytesNeverChange() throws IOException {
    byte[] first = Files.readAllBytes(dataset(DatasetSpec.ndjson(1000)).files().get(0));
    assertEquals("ad95d49f4d223941c1a0519fbcad0d7f", Hashes.of(first, 0, first.length));
    byte[] pos = Files.readAllBytes(dataset(DatasetSpec.csv(1000)).events().resolve("pos.csv"));
    assertEquals("207e897cbc16aa9a39ed8c55e138fbd6", Hashes.of(pos, 0, pos.length));
  }

  @Test
  void sharesAreThoseAskedFor() throws IOException {
    Expected expected = dataset(DatasetSpec.ndjson(50_000)).expected();

    assertEquals(50_000, expected.read());
    assertEquals(0.02, expected.duplicate() / 50_000.0, 0.003);
    assertEquals(0.01, expected.deadLettered() / 50_000.0, 0.002);
    assertEquals(350, expected.bytes() / 50_000.0, 25);
    assertEquals(7, expected.dead().size());
  }

  @Test
  void bothFormatsHoldTheSameEvents() throws IOException {
    Expected json = dataset(DatasetSpec.ndjson(5_000)).expected();
    Expected csv = dataset(DatasetSpec.csv(5_000)).expected();

    assertEquals(json.written(), csv.written());
    assertEquals(json.duplicate(), csv.duplicate());
  }

  /** Counted here a second time, from the files. */
  @Test
  void expectationsMatchTheFiles() throws IOException {
    Dataset dataset = dataset(DatasetSpec.ndjson(5_000));
    List<String> lines = lines(dataset);
    Set<String> distinct = new HashSet<>(lines);

    assertEquals(dataset.expected().read(), lines.size());
    assertEquals(dataset.expected().duplicate(), lines.size() - distinct.size());
    long garbage = lines.stream().filter(line -> line.startsWith("####")).count();
    long truncated =
        lines.stream().filter(line -> line.startsWith("{") && !line.endsWith("}")).count();
    var dead =
        dataset.expected().dead().entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().name(),
                    entry -> entry.getValue(),
                    Long::sum,
                    TreeMap::new));
    assertEquals(garbage, dead.get("RECORD_MALFORMED"));
    assertEquals(truncated, dead.get("RECORD_TRUNCATED"));
  }

  @Test
  void everyTenantHasItsFileAndMapping() throws IOException {
    Dataset dataset = dataset(DatasetSpec.tenants(1_003, 10));

    assertEquals(10, dataset.files().size());
    assertEquals(1_003, lines(dataset).size());
    Set<String> tenants =
        dataset.mappings().stream().map(mapping -> mapping.tenant()).collect(Collectors.toSet());
    for (Path file : dataset.files()) {
      assertTrue(tenants.contains(dataset.events().relativize(file).getName(0).toString()));
    }
  }

  @Test
  void aWholeDataSetIsNotMadeTwice() throws IOException {
    Path file = dataset(DatasetSpec.ndjson(10)).files().get(0);
    Files.writeString(file, "kept");

    assertEquals("kept", Files.readString(dataset(DatasetSpec.ndjson(10)).files().get(0)));
  }

  private Dataset dataset(DatasetSpec spec) throws IOException {
    return Dataset.at(folder, spec);
  }

  private static List<String> lines(Dataset dataset) throws IOException {
    List<String> lines = new java.util.ArrayList<>();
    for (Path file : dataset.files()) {
      lines.addAll(Files.readAllLines(file));
    }
    return lines;
  }
}
