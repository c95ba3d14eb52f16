package dev.titan.transforms.discover;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.mapping.ValueType;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether an amount is written in minor units (cents). It looks for the conventions of
 * processors and for names; the size of a number says nothing.
 */
final class MinorUnits {
  /** The answer. */
  enum Answer {
    MAJOR,
    MINOR,
    /** Whole numbers from what may be a processor: a guess could be wrong a hundredfold. */
    UNCERTAIN
  }

  private static final Set<Category> PROCESSORS =
      Set.of(Category.PAYMENT, Category.REFUND, Category.PAYOUT, Category.FEE);
  private static final int FEW_VALUES = 3;
  private static final int MANY_VALUES = 20;

  private final Profile profile;
  private final DiscoveryContext context;

  MinorUnits(Profile profile, DiscoveryContext context) {
    this.profile = profile;
    this.context = context;
  }

  Answer of(ColumnProfile amount, Category category) {
    ColumnFacts facts = amount.facts();
    if (!facts.isInteger() || facts.isMarked() || amount.name().atoms().contains("micros")) {
      return Answer.MAJOR;
    }
    if (amount.name().allAtoms().contains("cents")) {
      return Answer.MINOR;
    }
    boolean json = facts.types().contains(ValueType.NUMBER) && facts.isJsonNumber();
    if (!json) {
      return Answer.MAJOR;
    }
    Optional<ColumnProfile> currency = siblingCurrency(amount);
    if (currency.isPresent() && isProcessorLike(amount, currency.get())) {
      return Answer.MINOR;
    }
    return isSuspicious(amount, category) ? Answer.UNCERTAIN : Answer.MAJOR;
  }

  /** The currency in the same object. */
  Optional<ColumnProfile> siblingCurrency(ColumnProfile amount) {
    return profile.columns().stream()
        .filter(c -> c.has(Role.CURRENCY) && c.name().parent().equals(amount.name().parent()))
        .findFirst();
  }

  /**
   * Objects of amount and currency as Square ({@code amount_money}) and Adyen ({@code
   * amount.value}) write them, Stripe's lower-case currency beside a whole amount together with its
   * epoch times or prefixed ids, and both of the latter together, as Razorpay has them.
   */
  private boolean isProcessorLike(ColumnProfile amount, ColumnProfile currency) {
    if (amount.name().context().contains("money")) {
      return true;
    }
    String path = amount.path();
    if (path.endsWith("amount.value") || path.endsWith("Amount.value")) {
      return true;
    }
    boolean epoch =
        profile.columns().stream()
            .anyMatch(c -> c.has(Role.CREATED) && c.facts().isEpoch() && !c.facts().isDate());
    boolean prefixed =
        profile.withRole(Role.RECORD_ID).stream().anyMatch(c -> c.facts().isGlobalId());
    return currency.facts().isLowerCurrency() ? epoch || prefixed : epoch && prefixed;
  }

  private boolean isSuspicious(ColumnProfile amount, Category category) {
    boolean fraction =
        profile.columns().stream()
            .anyMatch(c -> isMoney(c) && c.facts().isNumeric() && !c.facts().isInteger());
    if (fraction || isUsuallyWhole()) {
      return false;
    }
    int distinct = amount.facts().words().size();
    boolean epoch =
        profile.columns().stream()
            .anyMatch(c -> c.facts().isEpoch() && c.facts().isJsonNumber() && isTime(c));
    boolean processor = PROCESSORS.contains(category) || epoch;
    return distinct >= (processor ? FEW_VALUES : MANY_VALUES);
  }

  private boolean isUsuallyWhole() {
    Set<String> codes = Currencies.in(profile);
    if (codes.isEmpty()) {
      String assumed = context.defaultCurrency();
      return assumed != null && CurrencyCodes.isUsuallyWhole(assumed);
    }
    return codes.stream().allMatch(CurrencyCodes::isUsuallyWhole);
  }

  private static boolean isTime(ColumnProfile column) {
    return column.roles().keySet().stream().anyMatch(role -> role.gate() == Role.Gate.DATE);
  }

  /** Whether a column holds money, so that its decimals say something about other amounts. */
  private static boolean isMoney(ColumnProfile column) {
    return column.roles().keySet().stream()
        .anyMatch(
            role ->
                switch (role) {
                  case TOTAL,
                      AMOUNT,
                      NET,
                      SUBTOTAL,
                      TAX,
                      FEE,
                      TIP,
                      DISCOUNT,
                      UNIT_PRICE,
                      LINE_TOTAL,
                      SHIPPING,
                      COST,
                      ROUNDING ->
                      true;
                  default -> false;
                });
  }
}
