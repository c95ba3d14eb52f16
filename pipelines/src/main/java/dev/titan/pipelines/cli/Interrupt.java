package dev.titan.pipelines.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C (and a request of the system to end) into the end of a loop: what is under way is
 * done first, and then the process ends with exit code 0, since to end it so is how it is used.
 */
final class Interrupt implements AutoCloseable {
  private final CountDownLatch wanted = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook;
  private volatile int code = ExitCode.DONE;

  private Interrupt(Output output) {
    this.hook = new Thread(() -> finish(output), "end of the loop");
  }

  /** Begins to listen. */
  static Interrupt listen(Output output) {
    Interrupt interrupt = new Interrupt(output);
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    return interrupt;
  }

  /** Waits; returns false at once if the end is wanted. */
  boolean stayFor(long nanos) {
    try {
      return !wanted.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The exit code with which the process ends, where the end was wanted; 0 unless it is told. */
  void endWith(int exitCode) {
    code = exitCode;
  }

  /** A shutdown has begun, so only halt can still choose the exit code. */
  private void finish(Output output) {
    wanted.countDown();
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    output.flush();
    Runtime.getRuntime().halt(code);
  }

  /** The loop is over. */
  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The shutdown is under way: the hook ends the process.
    }
  }
}
