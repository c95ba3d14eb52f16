package dev.titan.storage.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/** Makes files as earlier versions of Titan made them. */
final class OldSchemas {
  private OldSchemas() {}

  /** A new file with the tables of that version, and nothing in them. */
  static Session create(DuckDbSettings settings, int version) throws IOException, SQLException {
    Session session =
        new Session(
            (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + settings.file()));
    try (InputStream in = OldSchemas.class.getResourceAsStream("schema_" + version + ".sql")) {
      session.run(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    session.run("INSERT INTO titan_meta VALUES ('schema_version', '" + version + "')");
    return session;
  }
}
