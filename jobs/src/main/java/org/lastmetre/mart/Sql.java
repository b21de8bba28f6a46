package org.lastmetre.mart;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Statements, and names and texts in them, as PostgreSQL reads them. */
final class Sql {
  private Sql() {}

  /** Runs statements one after the other. */
  static void run(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** An identifier in quotes. */
  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** An identifier of a schema. */
  static String name(String schema, String name) {
    return name(schema) + "." + name(name);
  }

  /** A text in quotes. */
  static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
