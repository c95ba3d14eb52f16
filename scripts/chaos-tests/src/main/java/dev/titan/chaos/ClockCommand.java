package dev.titan.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code chaos clock}: the machine's clock is set back between two runs. Without a tool that turns
 * clocks, the home is made to come from the future, which is the same as seen from the receipt
 * clock.
 */
@Command(
    name = "clock",
    description = "Set the clock back between two runs; times of receipt must go on.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  scripts/chaos clock --faketime /usr/lib/faketime/libfaketime.so.1"
    })
final class ClockCommand implements Callable<Integer> {
  private static final Duration BACK = Duration.ofDays(1);

  @Mixin private ChaosOptions options;

  @Option(
      names = "--faketime",
      paramLabel = "LIBRARY",
      description = "The library of faketime, to turn the clock of the second run itself.")
  private Path faketime;

  @Override
  public Integer call() throws Exception {
    return options.make(this::turnBack);
  }

  private List<String> turnBack(Scene scene) throws IOException {
    Path home = scene.home("clock");
    Titan titan = Titan.on(home);
    Instant last = Instant.now().plus(BACK);
    if (faketime == null) {
      keep(home.resolve("receipt-clock"), last);
    } else {
      last = kept(home.resolve("receipt-clock"));
      titan =
          titan.through(
              List.of(
                  "env",
                  "LD_PRELOAD=" + faketime.toRealPath(),
                  "FAKETIME=-" + BACK.toDays() + "d"));
    }
    Ended ended = scene.work(titan);
    List<String> problems = new ArrayList<>();
    if (ended.code() != 0) {
      problems.add("the run before its time ended with code " + ended.code() + ": " + ended.told());
    }
    Instant next = kept(home.resolve("receipt-clock"));
    if (!next.isAfter(last) || next.isAfter(last.plusSeconds(1))) {
      problems.add("after a receipt at " + last + " comes one at " + next);
    }
    if (Warehouses.lastReceipt(home.resolve("warehouse.duckdb")).isBefore(last)) {
      problems.add("the ledger has gone back in time");
    }
    problems.addAll(scene.problems(home));
    options.tell("the clock was set back by " + BACK.toHours() + " hours");
    return problems;
  }

  /** The file's format is that of {@code dev.titan.storage.runs.ReceiptClock}. */
  private static void keep(Path file, Instant time) throws IOException {
    String text =
        String.format(Locale.ROOT, "%020d\n", ChronoUnit.MICROS.between(Instant.EPOCH, time));
    Files.write(file, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static Instant kept(Path file) throws IOException {
    return Instant.EPOCH.plus(Long.parseLong(Files.readString(file).strip()), ChronoUnit.MICROS);
  }
}
