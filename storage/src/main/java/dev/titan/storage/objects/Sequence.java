package dev.titan.storage.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * State as a numbered sequence of immutable objects: number n+1 is created if absent, and the
 * current one is the highest. Of two writers that saw the same state one wins; the other gets
 * false, reads again and decides again. No lock, so nothing is left locked by a process that dies.
 */
public final class Sequence {
  private static final int DIGITS = 8;
  private static final int LAST = 99_999_999;

  private final ObjectStore store;
  private final String prefix;

  Sequence(ObjectStore store, String name) {
    this.store = store;
    this.prefix = ObjectKey.require(name) + "/";
  }

  /** The highest number in use, or empty. */
  public OptionalInt currentNumber() {
    List<String> names = store.children(prefix);
    for (int i = names.size() - 1; i >= 0; i--) {
      int number = numberOf(names.get(i));
      if (number > 0) {
        return OptionalInt.of(number);
      }
    }
    return OptionalInt.empty();
  }

  /** The current member, or empty if there is none yet. */
  public Optional<Numbered> current() {
    OptionalInt number = currentNumber();
    return number.isPresent() ? get(number.getAsInt()) : Optional.empty();
  }

  /** The member with a number, or empty. */
  public Optional<Numbered> get(int number) {
    if (number < 1 || number > LAST) {
      return Optional.empty();
    }
    return store.read(key(number)).map(bytes -> new Numbered(number, bytes));
  }

  /**
   * Adds the next member.
   *
   * @param expectedNumber the number of the member that the new one is based on; 0 for the first
   * @return whether it was added; false if another writer was faster
   * @throws IllegalArgumentException if there is no member with the expected number: a sequence has
   *     no gaps
   */
  public boolean append(int expectedNumber, byte[] bytes) {
    if (expectedNumber < 0 || expectedNumber >= LAST) {
      throw new IllegalArgumentException(
          "sequence " + prefix + " cannot go on from number " + expectedNumber);
    }
    if (expectedNumber > 0 && get(expectedNumber).isEmpty()) {
      throw new IllegalArgumentException(
          "sequence " + prefix + " has no number " + expectedNumber + " to go on from");
    }
    return store.createIfAbsent(key(expectedNumber + 1), bytes);
  }

  /** All members, oldest first. */
  public List<Numbered> history() {
    List<Numbered> members = new ArrayList<>();
    for (String name : store.children(prefix)) {
      int number = numberOf(name);
      if (number > 0) {
        get(number).ifPresent(members::add);
      }
    }
    return members;
  }

  /**
   * The names of all sequences in a store that miss a member before their last one. A store never
   * makes such a gap; it comes from outside.
   */
  public static List<String> broken(ObjectStore store) {
    Map<String, Integer> members = new TreeMap<>();
    Map<String, Integer> last = new TreeMap<>();
    for (String key : store.list("")) {
      int slash = key.lastIndexOf('/');
      int number = slash < 0 ? 0 : numberOf(key.substring(slash + 1));
      if (number > 0) {
        String name = key.substring(0, slash);
        members.merge(name, 1, Integer::sum);
        last.merge(name, number, Math::max);
      }
    }
    return last.keySet().stream()
        .filter(name -> !last.get(name).equals(members.get(name)))
        .toList();
  }

  private String key(int number) {
    return prefix + String.format(Locale.ROOT, "%0" + DIGITS + "d", number);
  }

  /** The number that a name stands for, or 0 if it is none of ours. */
  private static int numberOf(String name) {
    if (name.length() != DIGITS) {
      return 0;
    }
    int number = 0;
    for (int i = 0; i < DIGITS; i++) {
      char c = name.charAt(i);
      if (c < '0' || c > '9') {
        return 0;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }
}
