package dev.titan.wire;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Which requests go wrong, and how: at a rate, or by a plan. Whether the n-th request of a kind
 * (verb and path) fails follows from the seed alone, not from how threads meet; and after a few
 * failures in a row the kind succeeds once, so that a client that tries again gets through.
 */
public final class Faults {
  private static final int IN_A_ROW = 2;

  private final long seed;
  private final EnumMap<Fault, Double> rates = new EnumMap<>(Fault.class);
  private final List<Planned> planned = new ArrayList<>();
  private final EnumMap<Fault, Integer> injected = new EnumMap<>(Fault.class);
  private final Map<String, int[]> seen = new HashMap<>();

  private Faults(long seed) {
    this.seed = seed;
  }

  private static final class Planned {
    private final Predicate<WireRequest> which;
    private final Fault fault;
    private int left;

    Planned(Predicate<WireRequest> which, Fault fault, int times) {
      this.which = which;
      this.fault = fault;
      this.left = times;
    }
  }

  /** Faults as a seed says; none before a rate or a plan is given. */
  public static Faults seeded(long seed) {
    return new Faults(seed);
  }

  /** All kinds, each at the same rate. */
  public static Faults all(long seed, double rate) {
    Faults faults = new Faults(seed);
    for (Fault fault : Fault.values()) {
      faults.at(rate, fault);
    }
    return faults;
  }

  /** So many of all requests, from 0 to 1, meet a fault. */
  public synchronized Faults at(double rate, Fault fault) {
    rates.put(fault, rate);
    return this;
  }

  /** The next requests that fit meet a fault. */
  public synchronized Faults plan(Fault fault, int times, Predicate<WireRequest> which) {
    planned.add(new Planned(which, fault, times));
    return this;
  }

  /** From now on all goes well. */
  public synchronized void stop() {
    rates.clear();
    planned.clear();
  }

  /** How many faults of a kind there were. */
  public synchronized int injected(Fault fault) {
    return injected.getOrDefault(fault, 0);
  }

  /** How many faults there were. */
  public synchronized int injected() {
    return injected.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** What befalls a request, or null. */
  public synchronized Fault draw(WireRequest request) {
    Fault fault = byPlan(request);
    if (fault == null && !rates.isEmpty()) {
      fault = byRate(request.toString());
    }
    if (fault != null) {
      injected.merge(fault, 1, Integer::sum);
    }
    return fault;
  }

  private Fault byPlan(WireRequest request) {
    for (Iterator<Planned> all = planned.iterator(); all.hasNext(); ) {
      Planned next = all.next();
      if (next.which.test(request)) {
        if (--next.left == 0) {
          all.remove();
        }
        return next.fault;
      }
    }
    return null;
  }

  private Fault byRate(String kind) {
    int[] counts = seen.computeIfAbsent(kind, k -> new int[2]); // requests; failures in a row
    counts[0]++;
    double drawn =
        new SplittableRandom(seed ^ ((long) kind.hashCode() << 32 | counts[0])).nextDouble();
    for (Map.Entry<Fault, Double> rate : rates.entrySet()) {
      drawn -= rate.getValue();
      if (drawn < 0 && counts[1] < IN_A_ROW) {
        counts[1]++;
        return rate.getKey();
      }
    }
    counts[1] = 0;
    return null;
  }
}
