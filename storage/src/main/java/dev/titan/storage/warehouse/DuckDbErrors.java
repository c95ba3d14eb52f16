package dev.titan.storage.warehouse;

import java.sql.SQLException;
import java.util.Set;

/**
 * Turns DuckDB's errors into ours. DuckDB quotes the value that it could not convert, and a value
 * may be personal, so the text is kept only for kinds of error that are about SQL or the machine.
 * For the same reason the SQLException is never the cause of ours: a stack trace would print it.
 */
final class DuckDbErrors {
  private static final Set<String> SPEAKABLE =
      Set.of(
          "Binder Error",
          "Catalog Error",
          "IO Error",
          "Invalid Configuration Error",
          "Out of Memory Error",
          "Parser Error",
          "Permission Error",
          "Syntax Error",
          "TransactionContext Error");

  /** The system's words, which DuckDB quotes. */
  private static final String DISK_FULL = "No space left on device";

  private static final String REMEDY =
      "; make room on the disk of the warehouse and of what DuckDB keeps beside it, then try again";

  private DuckDbErrors() {}

  /** An error that says what was being done. */
  static WarehouseException wrap(String doing, SQLException e) {
    return new WarehouseException(doing + ": " + text(e));
  }

  /** What may be said of an error: its first line, or only its kind. A full disk has a remedy. */
  static String text(SQLException e) {
    String message = String.valueOf(e.getMessage()).strip();
    return message.contains(DISK_FULL) ? sayable(message) + REMEDY : sayable(message);
  }

  private static String sayable(String message) {
    String kind = kind(message);
    if (!SPEAKABLE.contains(kind)) {
      return kind.isEmpty() ? "DuckDB failed" : kind + " (its text is withheld: it may quote data)";
    }
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  static boolean isOutOfMemory(SQLException e) {
    return kind(String.valueOf(e.getMessage()).strip()).equals("Out of Memory Error");
  }

  static boolean isInterrupt(SQLException e) {
    return String.valueOf(e.getMessage()).contains("INTERRUPT");
  }

  static boolean isFileInUse(SQLException e) {
    return String.valueOf(e.getMessage()).contains("Could not set lock on file");
  }

  private static String kind(String message) {
    int colon = message.indexOf(':');
    String kind = colon < 0 ? "" : message.substring(0, colon);
    return kind.endsWith(" Error") && kind.length() < 40 ? kind : "";
  }
}
