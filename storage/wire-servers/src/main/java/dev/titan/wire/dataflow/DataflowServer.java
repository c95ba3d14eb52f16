package dev.titan.wire.dataflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.wire.Faults;
import dev.titan.wire.WireServer;
import java.util.List;
import java.util.function.Consumer;

/**
 * A local Dataflow: it takes jobs in, as a runner submits them, tells their states, and runs none.
 * Who starts it may do their work in its place.
 *
 * <pre>{@code
 * try (DataflowServer dataflow = DataflowServer.start(Faults.seeded(1), job -> {})) {
 *   options.setApiRootUrl(dataflow.url() + "/") ...
 *   dataflow.end(dataflow.jobs().get(0).path("id").asText(), "JOB_STATE_DONE");
 * }
 * }</pre>
 */
public final class DataflowServer implements AutoCloseable {
  private final DataflowApi api;
  private final WireServer server;

  private DataflowServer(Faults faults, Consumer<ObjectNode> workers) {
    this.api = new DataflowApi(workers);
    this.server = WireServer.start(api::answer, faults);
  }

  /**
   * A server.
   *
   * @param workers are given each new job, in a thread of its own
   */
  public static DataflowServer start(Faults faults, Consumer<ObjectNode> workers) {
    return new DataflowServer(faults, workers);
  }

  /** Where it is, without a slash at the end. */
  public String url() {
    return server.url();
  }

  /** What goes wrong. */
  public Faults faults() {
    return server.faults();
  }

  /** The jobs that were sent, oldest first, as they are now. */
  public List<ObjectNode> jobs() {
    return api.jobs();
  }

  /**
   * Ends a job.
   *
   * @param state such as {@code JOB_STATE_DONE}
   */
  public void end(String id, String state) {
    api.end(id, state);
  }

  @Override
  public void close() {
    server.close();
  }
}
