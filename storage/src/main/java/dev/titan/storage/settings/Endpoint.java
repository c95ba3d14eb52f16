package dev.titan.storage.settings;

import java.net.URI;
import java.util.Optional;

/** The address of a server that stands in for a service, or none: then it is the service itself. */
public final class Endpoint {
  /** The service itself. */
  public static final Endpoint NONE = new Endpoint(null);

  static final String ALLOWED =
      "the address of a server without a path, such as http://localhost:4443, or the word none";

  private final URI address;

  private Endpoint(URI address) {
    this.address = address;
  }

  /**
   * The endpoint that a text names.
   *
   * @throws IllegalArgumentException if it names none
   */
  public static Endpoint parse(String text) {
    if (text.equals("none")) {
      return NONE;
    }
    URI address = URI.create(text);
    String scheme = address.getScheme();
    boolean http = "http".equals(scheme) || "https".equals(scheme);
    boolean bare = address.getRawPath() == null || address.getRawPath().isEmpty();
    boolean more =
        address.getRawUserInfo() != null
            || address.getRawQuery() != null
            || address.getRawFragment() != null;
    if (!http || !bare || more || address.getHost() == null) {
      throw new IllegalArgumentException("no address of a server");
    }
    return new Endpoint(address);
  }

  /** The address, without a slash at its end; empty for the service itself. */
  public Optional<String> address() {
    return Optional.ofNullable(address).map(URI::toString);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Endpoint endpoint && endpoint.address().equals(address());
  }

  @Override
  public int hashCode() {
    return address().hashCode();
  }

  @Override
  public String toString() {
    return address().orElse("none");
  }
}
