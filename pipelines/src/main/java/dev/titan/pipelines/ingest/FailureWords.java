package dev.titan.pipelines.ingest;

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
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/**
 * What may be said of a failure. What Titan throws on purpose speaks for itself. Anything else is a
 * bug: only its kind and place are told, because its text may quote a record.
 */
public final class FailureWords {
  private static final List<Class<? extends Exception>> OURS =
      List.of(
          UsageException.class,
          MappingException.class,
          ManifestException.class,
          StorageException.class,
          RegistryConflictException.class,
          SettingsException.class,
          WarehouseException.class,
          RuleException.class);

  /** By name, since most installations have no such class. It is no IOException. */
  private static final String OF_CLOUD_STORAGE = "com.google.cloud.storage.StorageException";

  private static final String OUR_PACKAGES = "dev.titan.";
  private static final int MAX_DEPTH = 20;

  private FailureWords() {}

  /** What was thrown on purpose; an engine may have wrapped it. Empty for a bug. */
  public static Optional<Throwable> onPurpose(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
      if (isOnPurpose(cause)) {
        return Optional.of(cause);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  /** The failure in words without personal data. */
  public static String of(Throwable failure) {
    if (isOutOfMemory(failure)) {
      return "out of memory: give Java more of it, such as TITAN_JAVA_OPTS=-Xmx4g, or lower"
          + " work.rangeBytes or work.parallelism in the settings";
    }
    return onPurpose(failure)
        .map(FailureWords::words)
        .orElseGet(() -> "internal error: " + failure.getClass().getName() + place(failure));
  }

  /** Whether Java's memory was too small; an engine may have wrapped it. No fault of Titan. */
  public static boolean isOutOfMemory(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
      if (cause instanceof OutOfMemoryError) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean isOnPurpose(Throwable failure) {
    if (failure instanceof JacksonException) {
      return false; // an IOException that quotes what it could not read
    }
    if (failure instanceof IllegalArgumentException) {
      return isThrownByTitan(failure);
    }
    return failure instanceof IOException
        || isOfCloudStorage(failure)
        || OURS.stream().anyMatch(type -> type.isInstance(failure));
  }

  /**
   * Titan refuses wrong names and values with an IllegalArgumentException; one from a library tells
   * of a bug.
   */
  public static boolean isThrownByTitan(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith(OUR_PACKAGES);
  }

  private static boolean isOfCloudStorage(Throwable failure) {
    return failure.getClass().getName().equals(OF_CLOUD_STORAGE);
  }

  private static String words(Throwable failure) {
    if (isOfCloudStorage(failure)) { // whose own words may name accounts
      return "Cloud Storage did not do what it was asked for the home: check the network, the name of"
          + " the bucket, and this account's rights on its objects; --debug tells more";
    }
    if (failure instanceof NoSuchFileException missing) {
      return "there is no file " + missing.getFile();
    }
    if (failure instanceof AccessDeniedException denied) {
      return "this user may not read or write " + denied.getFile();
    }
    if (failure instanceof FileSystemLoopException loop) {
      return "the link " + loop.getFile() + " leads back to a folder above it; remove the link";
    }
    if (failure instanceof FileSystemException e && e.getReason() == null) {
      return e.getFile() + " cannot be used: " + e.getClass().getSimpleName();
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
