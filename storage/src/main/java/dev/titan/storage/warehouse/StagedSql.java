package dev.titan.storage.warehouse;

import dev.titan.schemas.run.StagedFile;
import dev.titan.schemas.run.StagedTable;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Staged files in statements of DuckDB, which reads them whatever the warehouse is. */
final class StagedSql {
  private StagedSql() {}

  /**
   * The files as a list of texts.
   *
   * @throws StagingException if DuckDB would take a path for a pattern
   */
  static String list(StagedFiles files, List<StagedFile> staged) {
    return staged.stream()
        .map(file -> path(files, file))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String path(StagedFiles files, StagedFile file) {
    String path = files.path(file).toString();
    if (path.matches(".*[*?\\[].*")) {
      throw new StagingException(
          "the staging folder "
              + files.folder()
              + " must hold no '*', '?' or '[' in its path, which DuckDB reads as a pattern; move"
              + " Titan's home");
    }
    return quoted(path);
  }

  /** A text as a literal. */
  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** What to say of files that DuckDB cannot read. */
  static StagingException unreadable(
      String runId, StagedTable table, StagedFiles files, SQLException cause) {
    return new StagingException(
        "run "
            + runId
            + ": the staged "
            + table.json()
            + " in "
            + files.folder()
            + " cannot be read: "
            + DuckDbErrors.text(cause)
            + "; ingest the inputs again");
  }
}
