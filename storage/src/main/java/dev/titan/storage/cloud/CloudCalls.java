package dev.titan.storage.cloud;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpResponseException;
import dev.titan.storage.objects.StorageException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls a service of Google, again after a refusal that may pass or a lost connection. Every call
 * that Titan makes may be repeated: jobs have ids of their own, so a second one of the same id is
 * refused, and a message that is pulled and not acknowledged comes again.
 */
final class CloudCalls {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Set<Integer> MAY_PASS = Set.of(408, 429, 500, 502, 503, 504);
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;

  private final String service;
  private final long firstPauseMillis;

  /**
   * Calls.
   *
   * @param service what people call it
   * @param firstPauseMillis how long the first pause is
   */
  CloudCalls(String service, long firstPauseMillis) {
    this.service = service;
    this.firstPauseMillis = firstPauseMillis;
  }

  /** A call. */
  @FunctionalInterface
  interface Call<T> {
    T make() throws IOException;
  }

  /** A refusal that trying again does not change. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int code;
    private final String reason;

    Refused(int code, String reason, String message) {
      super(message);
      this.code = code;
      this.reason = reason;
    }

    boolean isConflict() {
      return code == CONFLICT;
    }

    boolean isNotFound() {
      return code == NOT_FOUND;
    }

    int code() {
      return code;
    }

    String reason() {
      return reason;
    }
  }

  /** Makes a call until it is answered. */
  <T> T make(String what, Call<T> call) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    long pause = firstPauseMillis;
    while (true) {
      try {
        return call.make();
      } catch (IOException e) {
        if (!mayPass(e)) {
          throw refused((HttpResponseException) e);
        } else if (System.nanoTime() >= until) {
          throw new StorageException(
              service
                  + " does not answer ("
                  + what
                  + "): check the network and https://status.cloud.google.com, then run the command"
                  + " again",
              e);
        }
        pause(pause);
        pause = Math.min(2 * pause, Math.max(firstPauseMillis, 10_000));
      }
    }
  }

  /** Waits a while, a little longer or shorter than others do. */
  static void pause(long millis) {
    long jitter = ThreadLocalRandom.current().nextLong(millis / 2 + 1);
    LockSupport.parkNanos(Duration.ofMillis(millis + jitter).toNanos());
  }

  /** A lost connection and an answer that was cut may pass, too. */
  private static boolean mayPass(IOException e) {
    return !(e instanceof HttpResponseException refusal)
        || MAY_PASS.contains(refusal.getStatusCode());
  }

  private static Refused refused(HttpResponseException e) {
    GoogleJsonError details =
        e instanceof GoogleJsonResponseException json ? json.getDetails() : null;
    boolean told = details != null && details.getErrors() != null && !details.getErrors().isEmpty();
    return new Refused(
        e.getStatusCode(),
        told ? details.getErrors().get(0).getReason() : "",
        told ? details.getMessage() : e.getStatusMessage());
  }
}
