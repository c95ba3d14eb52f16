package dev.titan.templates.terraform;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong. */
final class Findings {
  private final List<Problem> problems = new ArrayList<>();

  void add(Place place, String block, String what, String remedy) {
    problems.add(new Problem(place, block, what, remedy));
  }

  /** All so far, in the order in which they were found. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }
}
