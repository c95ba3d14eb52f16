package dev.titan.schemas.hash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.titan.schemas.mapping.ValueType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShapeHashTest {
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(128);

  @Test
  void theFingerprintIsStable() {
    ShapeHash shape =
        ShapeHash.term("Order.orderID", ValueType.STRING.json())
            .plus(ShapeHash.term("items[].price", ValueType.NUMBER.json()));
    assertEquals("9dbfe27fe2c79d6868189d48f6f0a3e2", shape.toString());
    assertEquals("00000000000000000000000000000000", ShapeHash.EMPTY.toString());
  }

  @Test
  void theOrderOfTermsDoesNotMatter() {
    Random random = new Random(1);
    for (int round = 0; round < 500; round++) {
      List<ShapeHash> terms = terms(random);
      ShapeHash shape = sum(terms);
      Collections.shuffle(terms, random);
      assertEquals(shape, sum(terms));
    }
  }

  @Test
  void theShapeOfAWholeIsTheSumOfTheShapesOfItsParts() {
    Random random = new Random(2);
    for (int round = 0; round < 500; round++) {
      List<ShapeHash> terms = terms(random);
      int cut = random.nextInt(terms.size() + 1);
      ShapeHash parts = sum(terms.subList(0, cut)).plus(sum(terms.subList(cut, terms.size())));
      assertEquals(sum(terms), parts);
    }
  }

  /** The carry between the halves is what one gets wrong. */
  @Test
  void theSumIsThatOfUnsigned128BitNumbers() {
    Random random = new Random(3);
    for (int round = 0; round < 5_000; round++) {
      ShapeHash a = new ShapeHash(extreme(random), extreme(random));
      ShapeHash b = new ShapeHash(extreme(random), extreme(random));
      assertEquals(number(a).add(number(b)).mod(MODULUS), number(a.plus(b)));
    }
  }

  @Test
  void pathAndTypeAreBothPartOfATerm() {
    ShapeHash number = ShapeHash.term("a", ValueType.NUMBER.json());
    assertNotEquals(number, ShapeHash.term("a", ValueType.STRING.json()));
    assertNotEquals(number, ShapeHash.term("b", ValueType.NUMBER.json()));
    assertNotEquals(ShapeHash.term("anumber", ValueType.STRING.json()), number);
    assertNotEquals(ShapeHash.EMPTY, number);
  }

  private static List<ShapeHash> terms(Random random) {
    List<ShapeHash> terms = new ArrayList<>();
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      ValueType type = random.nextBoolean() ? ValueType.STRING : ValueType.NUMBER;
      terms.add(ShapeHash.term("p" + random.nextInt(1000), type.json()));
    }
    return terms;
  }

  private static ShapeHash sum(List<ShapeHash> terms) {
    return terms.stream().reduce(ShapeHash.EMPTY, ShapeHash::plus);
  }

  private static long extreme(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> -1L - random.nextInt(3);
      case 1 -> random.nextInt(3);
      case 2 -> Long.MIN_VALUE + random.nextInt(3);
      default -> random.nextLong();
    };
  }

  private static BigInteger number(ShapeHash shape) {
    return new BigInteger(shape.toString(), 16);
  }
}
