package dev.titan.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An answer that is an error, in the envelope of Google's JSON APIs (<a
 * href="https://cloud.google.com/apis/design/errors#http_mapping">errors</a>, <a
 * href="https://cloud.google.com/storage/docs/json_api/v1/status-codes">status codes of GCS</a>).
 */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;
  private final String status;

  /**
   * An error.
   *
   * @param code the HTTP status
   * @param reason the short reason in the list of errors, such as {@code notFound}
   * @param status the canonical status, such as {@code NOT_FOUND}
   * @param message what a person reads
   */
  public ApiException(int code, String reason, String status, String message) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.status = status;
  }

  /** What is asked for does not exist. */
  public static ApiException notFound(String message) {
    return new ApiException(404, "notFound", "NOT_FOUND", message);
  }

  /** The request makes no sense. */
  public static ApiException invalid(String message) {
    return new ApiException(400, "invalid", "INVALID_ARGUMENT", message);
  }

  /** What is to be created is there. */
  public static ApiException conflict(String message) {
    return new ApiException(409, "conflict", "ALREADY_EXISTS", message);
  }

  /** A precondition does not hold. */
  public static ApiException preconditionFailed() {
    return new ApiException(
        412,
        "conditionNotMet",
        "FAILED_PRECONDITION",
        "At least one of the pre-conditions you specified did not hold.");
  }

  /** This server does not know the request: an honest failure instead of a wrong answer. */
  public static ApiException unknown(WireRequest request) {
    return new ApiException(
        501,
        "notImplemented",
        "UNIMPLEMENTED",
        "this local server does not know " + request.method() + " " + request.path());
  }

  static ApiException tooManyRequests() {
    return new ApiException(
        429, "rateLimitExceeded", "RESOURCE_EXHAUSTED", "The rate limit was exceeded (injected).");
  }

  static ApiException unavailable() {
    return new ApiException(
        503, "backendError", "UNAVAILABLE", "The service is unavailable (injected).");
  }

  /** The HTTP status. */
  public int code() {
    return code;
  }

  /** The short reason, such as {@code notFound}. */
  public String reason() {
    return reason;
  }

  /** The answer. */
  public WireResponse response() {
    if (code == 304) {
      return WireResponse.empty(304);
    }
    ObjectNode root = Json.object();
    ObjectNode error = root.putObject("error");
    error.put("code", code);
    error.put("message", getMessage());
    error.put("status", status);
    ObjectNode item = error.putArray("errors").addObject();
    item.put("message", getMessage());
    item.put("domain", "global");
    item.put("reason", reason);
    return WireResponse.json(code, root);
  }
}
