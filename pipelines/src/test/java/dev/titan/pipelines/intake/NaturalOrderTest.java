package dev.titan.pipelines.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NaturalOrderTest {
  @Test
  void numbersCountAsNumbers() {
    List<String> names =
        new ArrayList<>(
            List.of("orders-10.csv", "orders-2.csv", "a/2.csv", "a/10.csv", "orders.csv"));

    names.sort(NaturalOrder.INSTANCE);

    assertEquals(
        List.of("a/2.csv", "a/10.csv", "orders-2.csv", "orders-10.csv", "orders.csv"), names);
  }

  @Test
  void twoTextsAreNeverEqual() {
    assertTrue(NaturalOrder.INSTANCE.compare("a01", "a1") != 0);
    assertEquals(0, NaturalOrder.INSTANCE.compare("a1", "a1"));
  }

  /** Sorting shuffled names always gives the same order, so it is an order at all. */
  @Test
  void theOrderDoesNotDependOnTheStart() {
    Random random = new Random(7);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      names.add("x" + random.nextInt(30) + (random.nextBoolean() ? "0" : "b") + random.nextInt(30));
    }
    names.sort(NaturalOrder.INSTANCE);
    List<String> sorted = List.copyOf(names);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(names, random);
      names.sort(NaturalOrder.INSTANCE);
      assertEquals(sorted, names);
    }
  }
}
