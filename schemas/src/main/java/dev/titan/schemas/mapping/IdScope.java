package dev.titan.schemas.mapping;

/** Within what a mapped event id is unique. */
public enum IdScope {
  /** Two shops both have an order 1. The default. */
  LOCATION,
  /** The ids are unique in the whole tenant; the location is not part of the event key. */
  TENANT
}
