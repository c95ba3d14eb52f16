package dev.titan.storage.warehouse;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A process that knows nothing of our lock and keeps the file open until its input ends. */
final class HoldingChild {
  private HoldingChild() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + arguments[0])) {
      connection.createStatement().execute("SELECT 1");
      System.out.write('!');
      System.out.flush();
      System.in.read();
    }
  }

  static Process start(Path file) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HoldingChild.class.getName(),
                file.toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
