package dev.titan.benchmark.classify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** How long Titan looks at a file of a thousand rows, once it is warm. */
final class ThousandRows {
  private static final int ROWS = 1_000;
  private static final int WARM_UP = 30;
  private static final int RUNS = 21;

  private ThousandRows() {}

  /** The median in milliseconds: reading, profile, decision and the first entries. */
  static double medianMillis(Reader reader) throws IOException {
    Path folder = Files.createTempDirectory("titan-bench-classify-");
    Path file = folder.resolve("orders.csv");
    try {
      Files.writeString(file, rows());
      Label.Context context = new Label.Context("America/New_York", "USD");
      Label label =
          new Label(null, "en", context, Label.Expect.ACCEPT, null, null, null, null, null);
      LabelledSource source = new LabelledSource("none", "none", "orders", file, label);
      long[] nanos = new long[RUNS];
      for (int run = -WARM_UP; run < RUNS; run++) {
        long begin = System.nanoTime();
        reader.read(source);
        if (run >= 0) {
          nanos[run] = System.nanoTime() - begin;
        }
      }
      Arrays.sort(nanos);
      return nanos[RUNS / 2] / 1e6;
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  private static String rows() {
    StringBuilder text =
        new StringBuilder(
            "Order ID,Order Date,Customer,Items,Subtotal,Tax,Tip,Total,Currency,Status,Register\n");
    for (int i = 0; i < ROWS; i++) {
      int cents = 500 + i * 37 % 9_000;
      int tax = Math.round(cents * 0.08f);
      text.append(70_000 + i)
          .append(",2026-10-")
          .append(10 + i % 20)
          .append(" 12:0")
          .append(i % 10);
      text.append(",Guest ").append(i % 90).append(',').append(1 + i % 5).append(',');
      text.append(money(cents)).append(',').append(money(tax)).append(',').append(money(i % 300));
      text.append(',').append(money(cents + tax + i % 300)).append(",USD,paid,R").append(i % 3);
      text.append('\n');
    }
    return text.toString();
  }

  private static String money(int cents) {
    return cents / 100 + "." + cents / 10 % 10 + cents % 10;
  }
}
