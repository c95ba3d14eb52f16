package dev.titan.pipelines.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.titan.schemas.run.StagedFile;
import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.WholeFile;
import dev.titan.storage.warehouse.StagedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The staging folder of one run. A work unit is staged when its receipt is there; the receipt is
 * written after the files, and all of them appear whole or not at all.
 *
 * <p>Nothing here is forced to disk: what a power cut takes is found by size and checksum, and read
 * again from the raw bytes, which are.
 */
final class Staging {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String RECEIPT = ".receipt.json";

  private final Path folder;

  Staging(Path folder) {
    this.folder = folder;
  }

  /** Begins to stage a unit. */
  UnitFiles begin(int unit) {
    return new UnitFiles(folder, name(unit));
  }

  /** Ends a unit: now it is staged. */
  Receipt finish(int unit, Map<Integer, Long> read, UnitFiles files) {
    Receipt receipt = new Receipt(unit, read, files.finish());
    try (WholeFile file = WholeFile.begin(receiptFile(unit), Access.OWNER_ONLY)) {
      byte[] json = write(receipt);
      file.write(json, json.length);
      file.finish();
    }
    return receipt;
  }

  /** Whether a unit is staged. */
  boolean isStaged(int unit) {
    return Files.exists(receiptFile(unit));
  }

  /** The receipts of all units that are staged, by unit. */
  Map<Integer, Receipt> receipts() {
    Map<Integer, Receipt> receipts = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "u*" + RECEIPT)) {
      for (Path file : files) {
        Receipt receipt = read(file);
        receipts.put(receipt.unit(), receipt);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the staging receipts in " + folder, e);
    }
    return receipts;
  }

  /** Whether all of these files are there as they were written. */
  boolean isWhole(List<StagedFile> files) {
    return StagedFiles.in(folder).damage(files).isEmpty();
  }

  /** Forgets the units that an earlier process staged and a power cut has damaged. */
  void forgetDamaged() {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "u*" + RECEIPT)) {
      for (Path file : files) {
        if (!isReceiptOfWholeFiles(file)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot check the staging receipts in " + folder, e);
    }
  }

  private boolean isReceiptOfWholeFiles(Path file) {
    try {
      return isWhole(read(file).files());
    } catch (IOException e) {
      return false; // the receipt itself is cut short
    }
  }

  private static Receipt read(Path file) throws IOException {
    return JSON.readValue(Files.readAllBytes(file), Receipt.class);
  }

  private Path receiptFile(int unit) {
    return folder.resolve(name(unit) + RECEIPT);
  }

  private static String name(int unit) {
    return String.format("u%06d", unit);
  }

  private static byte[] write(Receipt receipt) {
    try {
      return JSON.writeValueAsBytes(receipt);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a staging receipt", e);
    }
  }
}
