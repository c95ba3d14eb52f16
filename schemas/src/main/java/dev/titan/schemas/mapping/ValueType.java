package dev.titan.schemas.mapping;

/** The JSON type of a leaf. Cells of CSV files and sheets are strings. */
public enum ValueType {
  STRING,
  NUMBER,
  BOOLEAN,
  NULL,
  OBJECT,
  ARRAY;

  /** The name in JSON. */
  public String json() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The type of that name in JSON. */
  public static ValueType ofJson(String name) {
    for (ValueType type : values()) {
      if (type.json().equals(name)) {
        return type;
      }
    }
    throw new MappingException("'" + name + "' is no JSON type");
  }
}
