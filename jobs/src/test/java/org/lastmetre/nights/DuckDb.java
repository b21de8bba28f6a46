package org.lastmetre.nights;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** DuckDB, in this process. */
final class DuckDb {
  private DuckDb() {}

  /** The rows of Parquet files, as JSON; what stands in the names of folders is read as text. */
  static List<String> rows(List<String> files) throws SQLException {
    String list =
        files.stream()
            .map(file -> "'" + file.replace("'", "''") + "'")
            .collect(Collectors.joining(", "));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT CAST(to_json(t) AS VARCHAR) FROM read_parquet([%s], hive_partitioning = true, hive_types_autocast = false) t"
                    .formatted(list))) {
      List<String> objects = new ArrayList<>();
      while (rows.next()) {
        objects.add(rows.getString(1));
      }
      return objects;
    }
  }
}
