package dev.titan.pipelines.cli;

import com.fasterxml.jackson.core.JacksonException;
import dev.titan.pipelines.intake.UsageException;
import dev.titan.schemas.mapping.MappingException;
import dev.titan.schemas.run.ManifestException;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.registry.RegistryConflictException;
import dev.titan.storage.settings.SettingsException;
import dev.titan.storage.warehouse.WarehouseException;
import dev.titan.transforms.guard.RuleException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/**
 * Tells a person why a command failed. What Titan throws on purpose speaks for itself. Anything
 * else is a bug: its text is shown only on demand, because it may quote a record.
 */
final class Failures {
  private static final List<Class<? extends Exception>> OURS =
      List.of(
          CommandException.class,
          UsageException.class,
          MappingException.class,
          ManifestException.class,
          StorageException.class,
          RegistryConflictException.class,
          SettingsException.class,
          WarehouseException.class,
          RuleException.class);

  private static final String OUR_PACKAGES = "dev.titan.";

  private Failures() {}

  /**
   * Writes what is to be said of a failure.
   *
   * @param debug whether to say all
   * @return the exit code
   */
  static int report(Throwable failure, PrintWriter err, boolean debug) {
    Optional<Throwable> expected = expected(failure);
    if (expected.isPresent()) {
      err.println("titan: " + words(expected.get()));
    } else if (failure instanceof OutOfMemoryError) {
      err.println("titan: out of memory; give Java more of it, such as TITAN_JAVA_OPTS=-Xmx4g");
    } else {
      err.println("titan: internal error: " + failure.getClass().getName() + place(failure));
      if (!debug) {
        err.println(
            "This is a fault of Titan: please report it with what the same command says with"
                + " --debug (check that text for data first).");
      }
    }
    if (debug) {
      failure.printStackTrace(err);
    }
    return isUsage(expected.orElse(failure)) ? ExitCode.USAGE : ExitCode.FAILED;
  }

  /** What was thrown on purpose; an engine may have wrapped it. */
  private static Optional<Throwable> expected(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      if (isExpected(cause)) {
        return Optional.of(cause);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static boolean isExpected(Throwable failure) {
    if (failure instanceof JacksonException) {
      return false; // an IOException that quotes what it could not read
    }
    if (failure instanceof IllegalArgumentException) {
      return isThrownByTitan(failure);
    }
    return failure instanceof IOException
        || OURS.stream().anyMatch(type -> type.isInstance(failure));
  }

  /**
   * Titan refuses wrong names and values with an IllegalArgumentException; one from a library tells
   * of a bug.
   */
  private static boolean isThrownByTitan(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith(OUR_PACKAGES);
  }

  private static boolean isUsage(Throwable failure) {
    return failure instanceof UsageException
        || (failure instanceof IllegalArgumentException && isThrownByTitan(failure));
  }

  private static String words(Throwable failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no file " + failure.getMessage();
    }
    if (failure instanceof AccessDeniedException) {
      return "this user may not read or write " + failure.getMessage();
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /** The topmost place in Titan's own code. */
  private static String place(Throwable failure) {
    for (StackTraceElement element : failure.getStackTrace()) {
      if (element.getClassName().startsWith(OUR_PACKAGES)) {
        return " at " + element;
      }
    }
    return "";
  }
}
