package dev.titan.transforms.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The same records give the same proposal, in whatever order they come. */
class OrderIndependenceTest {
  private static List<String> orders(int count, long seed) {
    Random random = new Random(seed);
    List<String> orders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double total = random.nextInt(100_000) / 100.0;
      String optional = random.nextBoolean() ? ",'notes':'n" + i + "'" : "";
      String discount = random.nextInt(3) == 0 ? ",'discount':{'amount':1.5,'code':'X'}" : "";
      orders.add(
          String.format(
              Locale.ROOT,
              "{'order_id':'o%d','created_at':'2026-10-%02dT10:00:00Z','total':%.2f,'currency':'EUR',"
                  + "'status':'%s','items':[{'name':'Tea','price':%.2f,'quantity':1}]%s%s}",
              i,
              1 + random.nextInt(28),
              total,
              random.nextInt(5) == 0 ? "cancelled" : "paid",
              total,
              optional,
              discount));
    }
    return orders;
  }

  @Test
  void ordersOfObjects() {
    List<String> orders = orders(120, 7);
    Proposal first = Samples.propose(Samples.json("orders.ndjson", orders.toArray(String[]::new)));
    assertTrue(first.accepted(), first::toString);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(orders, new Random(seed));
      String[] shuffled = orders.toArray(String[]::new);
      assertEquals(first, Samples.propose(Samples.json("orders.ndjson", shuffled)));
    }
  }

  @Test
  void ordersOfClusters() {
    List<String> records = orders(60, 8);
    for (int i = 0; i < 30; i++) {
      records.add("{'heartbeat':" + i + ",'uptime':" + 100 * i + ",'version':'1.0'}");
    }
    List<Proposal> first = clusters(records);
    assertEquals(2, first.size());
    for (int seed = 0; seed < 10; seed++) {
      Collections.shuffle(records, new Random(seed));
      assertEquals(first, clusters(records));
    }
  }

  private static List<Proposal> clusters(List<String> records) {
    Samples samples = new Samples();
    ShapeClusters clusters = new ShapeClusters(new Hints("mixed.ndjson", "", null, false));
    records.forEach(record -> clusters.add(samples.json(record)));
    return clusters.schemas().stream().map(Samples::propose).toList();
  }

  @Test
  void ordersOfRows() {
    List<String> rows = new ArrayList<>();
    rows.add("Rechnungsnummer;Rechnungsdatum;Lieferant;Betrag netto;MwSt;Betrag brutto;Währung");
    Random random = new Random(9);
    for (int i = 0; i < 60; i++) {
      int cents = 100 * (1 + random.nextInt(20_000));
      String net = String.format(Locale.GERMANY, "%,.2f", cents / 100.0);
      String tax = String.format(Locale.GERMANY, "%,.2f", cents * 19 / 10_000.0);
      String gross = String.format(Locale.GERMANY, "%,.2f", cents * 119 / 10_000.0);
      rows.add(
          "R-"
              + i
              + ";"
              + (1 + random.nextInt(28))
              + ".10.2026;Muster;"
              + net
              + ";"
              + tax
              + ";"
              + gross
              + ";EUR");
    }
    String[] all = rows.toArray(String[]::new);
    Proposal first = Samples.propose(Samples.sheet("rechnungen.csv", ";", all));
    assertTrue(first.accepted(), first::toString);
    for (int seed = 0; seed < 20; seed++) {
      assertEquals(first, Samples.propose(Samples.shuffled("rechnungen.csv", ";", seed, all)));
    }
  }
}
