package dev.titan.benchmark.classify;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Counts over some verdicts. All shares are from 0 to 1; of nothing, the share is 1. */
public record Figures(List<Verdict> verdicts) {
  long count(Predicate<Verdict> which) {
    return verdicts.stream().filter(which).count();
  }

  private double share(Predicate<Verdict> of, Predicate<Verdict> which) {
    long all = count(of);
    return all == 0 ? 1 : (double) count(of.and(which)) / all;
  }

  /** The share of the business sources in which a point is right. */
  double right(Verdict.Point point, boolean withAlternatives) {
    return share(
        Verdict::isBusiness, v -> (withAlternatives ? v.fair() : v.strict()).contains(point));
  }

  double junkRefused() {
    return share(v -> !v.isBusiness(), v -> !v.accepted());
  }

  /** The share of what should be accepted that is. */
  double accepted() {
    return share(v -> v.expect() == Label.Expect.ACCEPT, Verdict::accepted);
  }

  double openRefused() {
    return share(v -> v.expect() == Label.Expect.ASK, v -> !v.accepted());
  }

  /** The share of the accepted whose first record is right in all that the label knows. */
  double valuesOfAccepted() {
    return share(v -> v.accepted() && v.isBusiness(), v -> v.fair().contains(Verdict.Point.VALUES));
  }

  double silentlyWrong() {
    long accepted = count(Verdict::accepted);
    return accepted == 0 ? 0 : (double) count(Verdict::isSilentlyWrong) / accepted;
  }

  /** A line of a table in Markdown. */
  String row(String title) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s (%d) |",
        title,
        verdicts.size(),
        both(Verdict.Point.CATEGORY),
        both(Verdict.Point.EVENT_ID),
        both(Verdict.Point.EVENT_TIME),
        both(Verdict.Point.AMOUNT),
        percent(right(Verdict.Point.FIRST_AMOUNT, true)),
        percent(accepted()),
        percent(valuesOfAccepted()),
        percent(junkRefused()),
        percent(openRefused()),
        percent(silentlyWrong()),
        count(Verdict::isSilentlyWrong));
  }

  static List<String> head() {
    return List.of(
        "| | sources | category | id | date | amount | first amount | accepted | values of accepted"
            + " | junk refused | open refused | silently wrong |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|");
  }

  private String both(Verdict.Point point) {
    return percent(right(point, false)) + " / " + percent(right(point, true));
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
