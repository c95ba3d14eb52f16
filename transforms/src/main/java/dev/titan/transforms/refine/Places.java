package dev.titan.transforms.refine;

import dev.titan.schemas.place.Location;
import dev.titan.transforms.record.Slice;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The locations of a tenant, found by the bytes of the id that a record names. Locations of one
 * zone share its offsets. Not thread-safe.
 */
final class Places {
  private final Place home;

  /** Open addressing; never more than half full. */
  private final Place[] table;

  /** The location that was asked for last: exports are mostly sorted by it. */
  private Place last;

  /**
   * Prepares locations for look-ups.
   *
   * @param home the location that sent the input
   * @param others the locations of the tenant that records may name; home may be among them, and
   *     its settings are those of {@code home}
   */
  Places(Location home, Collection<Location> others) {
    Map<ZoneId, ZoneOffsets> zones = new HashMap<>();
    this.home = place(home, zones);
    this.table = new Place[Integer.highestOneBit(others.size() + 1) * 4];
    put(this.home);
    for (Location other : others) {
      if (!other.id().equals(home.id())) {
        put(place(other, zones));
      }
    }
    this.last = this.home;
  }

  private static Place place(Location location, Map<ZoneId, ZoneOffsets> zones) {
    return new Place(location, zones.computeIfAbsent(location.zone(), ZoneOffsets::new));
  }

  private void put(Place place) {
    table[slot(place.id, 0, place.id.length)] = place;
  }

  /** The location that sent the input. */
  Place home() {
    return home;
  }

  /** The location of that id, or the one that sent the input if it is not known. */
  Place of(Slice id) {
    if (isNamed(last, id.bytes, id.start, id.end)) {
      return last;
    }
    Place found = table[slot(id.bytes, id.start, id.end)];
    if (found == null) {
      return home;
    }
    last = found;
    return found;
  }

  private int slot(byte[] bytes, int start, int end) {
    int mask = table.length - 1;
    int slot = hash(bytes, start, end) & mask;
    while (table[slot] != null && !isNamed(table[slot], bytes, start, end)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static boolean isNamed(Place place, byte[] bytes, int start, int end) {
    return Arrays.equals(place.id, 0, place.id.length, bytes, start, end);
  }

  private static int hash(byte[] bytes, int start, int end) {
    int hash = 1;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash ^ (hash >>> 15);
  }
}
