package dev.titan.transforms.discover;

import dev.titan.schemas.ledger.Category;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/** What sums and products say about which amount is the total. */
final class Arithmetic {
  private static final double CENT = 0.011;
  private static final double AGREES = 0.95;
  private static final int MAX_PARTS = 6;

  /** Usual rates of sales taxes; a tax that is one of them times the amount lies on top of it. */
  private static final double[] RATES = {
    0.05, 0.055, 0.06, 0.07, 0.08, 0.081, 0.0875, 0.09, 0.10, 0.12, 0.13, 0.15, 0.16, 0.17, 0.18,
    0.19, 0.20, 0.21, 0.22, 0.23, 0.24, 0.25, 0.27, 0.28
  };

  private static final Set<Role> BASES = Set.of(Role.NET, Role.SUBTOTAL, Role.AMOUNT, Role.TOTAL);
  private static final Map<Role, Integer> PARTS =
      Map.of(
          Role.TAX,
          1,
          Role.TIP,
          1,
          Role.SHIPPING,
          1,
          Role.DISCOUNT,
          -1,
          Role.ROUNDING,
          1,
          Role.FEE,
          1);

  private final Profile profile;

  /** The numbers of each column by its order, read once: every sum is tried on all records. */
  private final Map<Integer, double[]> numbers = new HashMap<>();

  /** Whether fees are a part of sums; what a processor keeps is none of what was paid. */
  private final boolean withFees;

  Arithmetic(Profile profile) {
    this(profile, true);
  }

  private Arithmetic(Profile profile, boolean withFees) {
    this.profile = profile;
    this.withFees = withFees;
  }

  /** The arithmetic of the records of a category. */
  static Arithmetic of(Profile profile, Category category) {
    return new Arithmetic(profile, category != Category.PAYMENT && category != Category.REFUND);
  }

  /**
   * Whether an amount is a net amount or subtotal plus tax, tip and the like, less discounts. An
   * amount that is called net must have a tax in it to be the top.
   */
  boolean isTopOfSum(ColumnProfile total) {
    List<ColumnProfile> parts = parts(total);
    for (ColumnProfile base : siblings(total)) {
      boolean mayBase = base.roles().keySet().stream().anyMatch(BASES::contains);
      if (base.order() != total.order() && mayBase && isSum(total, base, parts)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an amount is a part of another one that is the top of a sum. */
  boolean isBaseOfSum(ColumnProfile base) {
    for (ColumnProfile total : siblings(base)) {
      boolean amount =
          total.has(Role.TOTAL)
              || total.has(Role.AMOUNT)
              || total.has(Role.NET)
              || total.has(Role.PAID_AMOUNT);
      if (total.order() != base.order() && amount && isSum(total, base, parts(total))) {
        return true;
      }
    }
    return false;
  }

  /** Whether an amount is a quantity times a price. */
  boolean isProduct(ColumnProfile total) {
    for (ColumnProfile quantity : siblings(total)) {
      if (!quantity.has(Role.QUANTITY) && !quantity.has(Role.HOURS)) {
        continue;
      }
      for (ColumnProfile price : siblings(total)) {
        boolean mayPrice = price.has(Role.UNIT_PRICE) || price.has(Role.PAY_RATE);
        if (mayPrice && isProduct(total, quantity, price)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether an amount is the price of one or the pay of an hour: it makes another by a quantity.
   */
  boolean isRate(ColumnProfile price) {
    for (ColumnProfile quantity : siblings(price)) {
      boolean counts = quantity.has(Role.QUANTITY) || quantity.has(Role.HOURS);
      if (!counts || quantity.order() == price.order()) {
        continue;
      }
      for (ColumnProfile total : siblings(price)) {
        boolean other =
            total.order() != price.order() && total.order() != quantity.order() && !isZero(total);
        if (other && isProduct(total, quantity, price) && !isSame(total, price)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isProduct(ColumnProfile total, ColumnProfile quantity, ColumnProfile price) {
    return agrees(total, record -> cents(number(quantity, record) * number(price, record)));
  }

  /**
   * Whether the taxes lie on top of an amount, as they are a usual rate of it in every record. A
   * tax that is that rate's part of the amount lies within it.
   */
  boolean isWithoutTax(ColumnProfile amount) {
    for (ColumnProfile tax : siblings(amount)) {
      if (tax.has(Role.TAX) && !isZero(tax) && isRateOf(tax, amount)) {
        return true;
      }
    }
    return false;
  }

  private boolean isRateOf(ColumnProfile tax, ColumnProfile amount) {
    for (double rate : RATES) {
      if (agrees(tax, record -> cents(number(amount, record) * rate))) {
        return true;
      }
    }
    return false;
  }

  private static double cents(double value) {
    return Math.rint(value * 100) / 100;
  }

  /** Whether two columns have the same number in every record that has both. */
  boolean isSame(ColumnProfile one, ColumnProfile other) {
    return agrees(one, record -> number(other, record));
  }

  private boolean isSum(ColumnProfile total, ColumnProfile base, List<ColumnProfile> parts) {
    List<ColumnProfile> others = new ArrayList<>(parts);
    others.remove(base);
    int subsets = 1 << Math.min(MAX_PARTS, others.size());
    // The empty subset is left out: that two amounts are equal says nothing.
    for (int subset = 1; subset < subsets; subset++) {
      boolean may = !isNet(total) || hasTax(others, subset);
      if (may && isSum(total, base, others, subset)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNet(ColumnProfile column) {
    return column.has(Role.NET) || column.has(Role.SUBTOTAL);
  }

  private boolean hasTax(List<ColumnProfile> parts, int subset) {
    for (int i = 0; i < parts.size() && i < MAX_PARTS; i++) {
      if ((subset >> i & 1) != 0 && parts.get(i).has(Role.TAX) && !isZero(parts.get(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean isSum(
      ColumnProfile total, ColumnProfile base, List<ColumnProfile> parts, int subset) {
    double[] actual = numbers(total);
    double[] start = numbers(base);
    int records = 0;
    int wrong = 0;
    boolean effect = false;
    for (int record = 0; record < actual.length; record++) {
      if (Double.isNaN(start[record]) || Double.isNaN(actual[record])) {
        continue;
      }
      double sum = start[record] + added(parts, subset, record);
      records++;
      wrong += Math.abs(sum - actual[record]) < CENT ? 0 : 1;
      effect |= Math.abs(sum - start[record]) > CENT;
      if (wrong > (1 - AGREES) * actual.length) {
        return false;
      }
    }
    return effect && records > 0 && wrong <= (1 - AGREES) * records;
  }

  private double added(List<ColumnProfile> parts, int subset, int record) {
    double sum = 0;
    for (int i = 0; i < parts.size() && i < MAX_PARTS; i++) {
      if ((subset >> i & 1) != 0) {
        double part = number(parts.get(i), record);
        sum += Double.isNaN(part) ? 0 : signed(parts.get(i), part);
      }
    }
    return sum;
  }

  /** A discount lessens the sum, however its sign is written. */
  private static double signed(ColumnProfile part, double value) {
    return part.has(Role.DISCOUNT) ? -Math.abs(value) : value;
  }

  private List<ColumnProfile> parts(ColumnProfile total) {
    return siblings(total).stream()
        .filter(
            c ->
                c.order() != total.order()
                    && (withFees || !c.has(Role.FEE))
                    && c.roles().keySet().stream().anyMatch(PARTS::containsKey))
        .toList();
  }

  /** The numbers that stand once in a record: lists cannot be added up here. */
  private List<ColumnProfile> siblings(ColumnProfile total) {
    return profile.columns().stream()
        .filter(c -> !c.name().inList() && c.facts().isNumeric() && !c.roles().isEmpty())
        .filter(c -> !total.name().inList())
        .toList();
  }

  /** Whether a column has no number but 0. */
  boolean isZero(ColumnProfile column) {
    for (int record = 0; record < profile.records(); record++) {
      double value = number(column, record);
      if (!Double.isNaN(value) && value != 0) {
        return false;
      }
    }
    return true;
  }

  private boolean agrees(ColumnProfile column, IntToDoubleFunction expected) {
    int records = 0;
    int wrong = 0;
    for (int record = 0; record < profile.records(); record++) {
      double actual = number(column, record);
      double other = expected.applyAsDouble(record);
      if (!Double.isNaN(actual) && !Double.isNaN(other)) {
        records++;
        wrong += Math.abs(actual - other) < CENT ? 0 : 1;
      }
      if (wrong > (1 - AGREES) * profile.records()) {
        return false;
      }
    }
    return records > 0 && wrong <= (1 - AGREES) * records;
  }

  private double number(ColumnProfile column, int record) {
    return numbers(column)[record];
  }

  /** The numbers of a column by record; NaN where there is none or the record does not count. */
  private double[] numbers(ColumnProfile column) {
    return numbers.computeIfAbsent(column.order(), order -> read(column));
  }

  private double[] read(ColumnProfile column) {
    double[] values = new double[profile.records()];
    DecimalStyle style = profile.style(column);
    Arrays.setAll(
        values,
        record ->
            profile.skipped().get(record) ? Double.NaN : column.facts().number(record, style));
    return values;
  }
}
