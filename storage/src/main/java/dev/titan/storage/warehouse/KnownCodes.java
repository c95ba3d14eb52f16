package dev.titan.storage.warehouse;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.reason.IgnoreCode;
import dev.titan.schemas.reason.ReasonCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The closed lists that staged rows refer to, as the rows of a table. */
final class KnownCodes {
  private KnownCodes() {}

  /** The columns outcome, code, number, stage and owner. */
  static List<List<Object>> rows() {
    List<List<Object>> rows = new ArrayList<>();
    for (ReasonCode code : ReasonCode.values()) {
      rows.add(
          List.of(
              "DEAD_LETTERED",
              code.name(),
              code.number(),
              code.stage().name(),
              code.owner().name()));
    }
    for (IgnoreCode code : IgnoreCode.values()) {
      rows.add(Arrays.asList("IGNORED", code.name(), code.number(), null, null));
    }
    for (Category category : Category.values()) {
      if (category != Category.UNKNOWN) { // what no classifier named never reaches the ledger
        rows.add(Arrays.asList("CATEGORY", category.name(), 0, null, null));
      }
    }
    return rows;
  }
}
