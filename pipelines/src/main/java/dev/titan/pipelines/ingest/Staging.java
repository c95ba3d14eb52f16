package dev.titan.pipelines.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.titan.schemas.run.StagedFile;
import dev.titan.schemas.run.StagedTable;
import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.FolderObjectStore;
import dev.titan.storage.objects.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * The staging folder of one run. A piece of a work unit is staged when its receipt is there; the
 * receipt is written after the files, and both appear whole or not at all.
 */
final class Staging {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String RECEIPT = ".receipt.json";

  private final ObjectStore store;

  Staging(Path folder) {
    this.store = FolderObjectStore.open(folder, Access.OWNER_ONLY);
  }

  /** Stages one piece; if it is staged already, what is there stays. */
  Receipt stage(StagedUnit unit) {
    String name = Receipt.name(unit.unit(), unit.piece());
    List<StagedFile> files = new ArrayList<>();
    for (Map.Entry<StagedTable, byte[]> rows : unit.rows().entrySet()) {
      CRC32C checksum = new CRC32C();
      checksum.update(rows.getValue());
      String file = name + "." + rows.getKey().json() + ".csv";
      store.createIfAbsent(file, rows.getValue());
      files.add(StagedFile.of(rows.getKey(), file, rows.getValue().length, checksum.getValue()));
    }
    Receipt receipt = new Receipt(unit.unit(), unit.piece(), unit.last(), unit.read(), files);
    store.createIfAbsent(receipt.name(), write(receipt));
    return receipt;
  }

  /** All receipts, by unit and piece. */
  List<Receipt> receipts() {
    List<Receipt> receipts = new ArrayList<>();
    for (String key : store.list("")) {
      if (key.endsWith(RECEIPT)) {
        receipts.add(read(key));
      }
    }
    receipts.sort(Comparator.comparingInt(Receipt::unit).thenComparingInt(Receipt::piece));
    return receipts;
  }

  /**
   * The receipts of the units that are staged whole: pieces 0 to n, the last of them marked.
   *
   * @return the receipts by unit
   */
  Map<Integer, List<Receipt>> wholeUnits() {
    Map<Integer, List<Receipt>> units = new TreeMap<>();
    for (Receipt receipt : receipts()) {
      units.computeIfAbsent(receipt.unit(), unit -> new ArrayList<>()).add(receipt);
    }
    units.values().removeIf(pieces -> !isWhole(pieces));
    return units;
  }

  private static boolean isWhole(List<Receipt> pieces) {
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).piece() != i || pieces.get(i).last() != (i == pieces.size() - 1)) {
        return false;
      }
    }
    return true;
  }

  private Receipt read(String key) {
    try {
      return JSON.readValue(store.read(key).orElseThrow(), Receipt.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the staging receipt " + key, e);
    }
  }

  private static byte[] write(Receipt receipt) {
    try {
      return JSON.writeValueAsBytes(receipt);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a staging receipt", e);
    }
  }
}
