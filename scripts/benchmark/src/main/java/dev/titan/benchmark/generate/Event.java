package dev.titan.benchmark.generate;

import java.util.SplittableRandom;

/** One event before any vendor has written it down; reused. */
final class Event {
  private static final String[] WORDS =
      ("blue green fresh organic premium basmati rice wheat flour masala chai coffee beans bottle"
              + " carton family pack offer seasonal delivery express monthly refill large small"
              + " cotton linen steel kitchen garden")
          .split(" ");
  private static final String[] TYPES = {
    "sale", "refund", "invoice", "order", "expense", "adjustment", "subscription", "transfer"
  };
  private static final String[] METHODS = {"upi", "card", "cash", "wallet", "netbanking"};
  private static final int LOCATIONS = 400;

  long number;
  Flaw flaw = Flaw.NONE;
  int day;
  int second;
  int exportDay;
  long cents;
  int quantity;
  int location;
  int customer;
  int owner;
  int node;
  boolean flag;
  boolean promotion;
  String type;
  String method;
  final StringBuilder text = new StringBuilder();
  final int[] lineSkus = new int[4];
  final int[] lineQuantities = new int[4];
  final int[] lineCents = new int[4];
  int lines;

  /** Draws another event. */
  void draw(SplittableRandom random, long newNumber, Flaw newFlaw) {
    number = newNumber;
    flaw = newFlaw;
    day = 1 + random.nextInt(20);
    second = random.nextInt(86_400);
    exportDay = 21 + random.nextInt(10);
    cents = 100 + random.nextLong(5_000_000);
    quantity = 1 + random.nextInt(50);
    location = random.nextInt(LOCATIONS);
    customer = random.nextInt(1_000_000);
    owner = random.nextInt(50);
    node = random.nextInt(8);
    flag = random.nextBoolean();
    promotion = random.nextInt(5) == 0;
    type = TYPES[random.nextInt(TYPES.length)];
    method = METHODS[random.nextInt(METHODS.length)];
    drawText(random, 30 + random.nextInt(40));
    lines = 1 + random.nextInt(lineSkus.length);
    for (int i = 0; i < lines; i++) {
      lineSkus[i] = random.nextInt(10_000);
      lineQuantities[i] = 1 + random.nextInt(9);
      lineCents[i] = 100 + random.nextInt(100_000);
    }
  }

  /** Words; some texts need escapes, some are not ASCII. */
  private void drawText(SplittableRandom random, int length) {
    text.setLength(0);
    while (text.length() < length) {
      text.append(text.isEmpty() ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
    }
    int special = random.nextInt(100);
    if (special < 5) {
      text.append(" \"XL\"");
    } else if (special < 8) {
      text.append(" caf\u00e9");
    } else if (special < 9) {
      text.append(" \u20b9");
    }
  }
}
