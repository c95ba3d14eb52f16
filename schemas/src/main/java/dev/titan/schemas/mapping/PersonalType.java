package dev.titan.schemas.mapping;

/** What kind of personal data a path holds; part of the token that leaves in its place. */
public enum PersonalType {
  NAME,
  PHONE,
  EMAIL,
  CARD,
  TAX_ID,
  ADDRESS,
  ACCOUNT;

  /** The lower-case name, as in JSON and tokens. */
  public String json() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
