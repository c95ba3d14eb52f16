package dev.titan.wire.bigquery.write;

import com.google.rpc.Code;
import dev.titan.wire.Fault;
import dev.titan.wire.Faults;
import dev.titan.wire.WireRequest;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * What goes wrong in calls of gRPC: the same faults as in HTTP, told by the statuses that stand for
 * them. For plans, a call is a request with the verb GRPC and the path {@code /Call/table}.
 */
final class WireFaults {
  private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

  private final Faults faults;
  private final Runnable drop;

  /**
   * Faults.
   *
   * @param drop closes the connections that there are
   */
  WireFaults(Faults faults, Runnable drop) {
    this.faults = faults;
    this.drop = drop;
  }

  /** Does a call, or not, or does it and tells otherwise. */
  <T> T around(String call, String table, Supplier<T> work) {
    Fault fault =
        faults.draw(WireRequest.of("GRPC", "/" + call + "/" + table, Map.of(), new byte[0]));
    if (fault == null) {
      return work.get();
    }
    if (fault == Fault.TOO_MANY_REQUESTS) {
      throw StreamError.plain(Code.RESOURCE_EXHAUSTED, "Quota exceeded (injected).");
    }
    boolean before = fault == Fault.UNAVAILABLE || fault == Fault.DROPPED;
    T answer = before ? null : work.get();
    if (fault == Fault.SLOW) {
      LockSupport.parkNanos(SLOW_NANOS);
      return answer;
    }
    if (fault == Fault.DROPPED || fault == Fault.DROPPED_AFTER || fault == Fault.CUT) {
      drop.run();
    }
    throw unavailable();
  }

  private static StreamError unavailable() {
    return StreamError.plain(Code.UNAVAILABLE, "The service is unavailable (injected).");
  }
}
