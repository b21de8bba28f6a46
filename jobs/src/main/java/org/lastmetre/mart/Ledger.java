package org.lastmetre.mart;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lastmetre.publish.Manifest;

/** What a schema of the mart says of itself: which night it shows, and how its tables were made. */
final class Ledger {
  /** The days of the jurisdictions, which the views add to their rows. */
  static final String JURISDICTIONS = "mart_jurisdictions";

  private static final String PUBLISHED = "mart_published";
  private static final String TABLES = "mart_tables";

  private final Connection connection;
  private final String schema;

  Ledger(Connection connection, String schema) {
    this.connection = connection;
    this.schema = schema;
  }

  /** Makes the schema and its ledger where they are not there. */
  void open() throws SQLException {
    // CREATE SCHEMA IF NOT EXISTS wants the right to make one even where it exists.
    if (!exists("SELECT to_regnamespace(?)", Sql.name(schema))) {
      Sql.run(connection, List.of("CREATE SCHEMA " + Sql.name(schema)));
    }
    if (!exists("SELECT to_regclass(?)", in(PUBLISHED))) {
      Sql.run(connection, making());
    }
  }

  private List<String> making() {
    return List.of(
        "CREATE TABLE %s (run_id text NOT NULL, as_of date NOT NULL, published_at timestamptz NOT NULL, loaded_at timestamptz NOT NULL)"
            .formatted(in(PUBLISHED)),
        "CREATE TABLE %s (jurisdiction text PRIMARY KEY, name_zh text NOT NULL, name_en text NOT NULL, as_of date NOT NULL, first_record_on date)"
            .formatted(in(JURISDICTIONS)),
        "CREATE TABLE %s (name text PRIMARY KEY, made_by text NOT NULL)".formatted(in(TABLES)),
        comment(PUBLISHED, "本模式显示的是哪一夜的数据 / Which published night is shown here"),
        comment(JURISDICTIONS, "各辖区的统计日 / The day of each jurisdiction's figures"),
        comment(TABLES, "各表是怎样建立的 / How each table was made"));
  }

  /** The run that is shown; empty before the first. */
  Optional<String> run() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT run_id FROM " + in(PUBLISHED))) {
      return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
    }
  }

  /** The tables there are, with the statements that made them. */
  Map<String, String> tables() throws SQLException {
    Map<String, String> tables = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name, made_by FROM " + in(TABLES))) {
      while (rows.next()) {
        tables.put(rows.getString(1), rows.getString(2));
      }
    }
    return tables;
  }

  /** Writes how a table was made. */
  void made(String table, String by) throws SQLException {
    gone(table);
    update("INSERT INTO %s VALUES (?, ?)".formatted(in(TABLES)), table, by);
  }

  /** A table is no more. */
  void gone(String table) throws SQLException {
    update("DELETE FROM %s WHERE name = ?".formatted(in(TABLES)), table);
  }

  /** Writes which night is shown. */
  void shows(Manifest night, List<Manifest.Day> jurisdictions, Instant now) throws SQLException {
    Sql.run(
        connection, List.of("DELETE FROM " + in(PUBLISHED), "DELETE FROM " + in(JURISDICTIONS)));
    update(
        "INSERT INTO %s VALUES (?, ?, ?, ?)".formatted(in(PUBLISHED)),
        night.runId(),
        night.asOf(),
        night.publishedAt().atOffset(ZoneOffset.UTC),
        now.atOffset(ZoneOffset.UTC));
    for (Manifest.Day day : jurisdictions) {
      update(
          "INSERT INTO %s VALUES (?, ?, ?, ?, ?)".formatted(in(JURISDICTIONS)),
          day.jurisdiction(),
          day.nameZh(),
          day.nameEn(),
          day.asOf(),
          day.firstRecordOn());
    }
  }

  private boolean exists(String query, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getString(1) != null;
      }
    }
  }

  private String comment(String table, String comment) {
    return "COMMENT ON TABLE %s IS %s".formatted(in(table), Sql.text(comment));
  }

  private void update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private String in(String table) {
    return Sql.name(schema, table);
  }
}
