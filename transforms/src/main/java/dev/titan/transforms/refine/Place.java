package dev.titan.transforms.refine;

import dev.titan.schemas.place.Location;
import java.nio.charset.StandardCharsets;

/** A location as the hot path needs it: its texts as bytes, its zone with offsets remembered. */
final class Place {
  final byte[] id;
  final ZoneOffsets zone;

  /** The ISO 4217 code of amounts that name none, or null. */
  final byte[] currency;

  Place(Location location, ZoneOffsets zone) {
    this.id = location.id().getBytes(StandardCharsets.UTF_8);
    this.zone = zone;
    this.currency =
        location.currency() == null
            ? null
            : location.currency().getBytes(StandardCharsets.US_ASCII);
  }
}
