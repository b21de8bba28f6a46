package org.lastmetre.mart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;
import org.lastmetre.contract.TableContract;
import org.lastmetre.publish.PublishedTables;

/**
 * A table of figures as PostgreSQL has it: its rows in {@code <name>_rows}, and a view {@code
 * <name>} over them for readers, which adds {@code as_of}.
 *
 * @param name without its layer
 * @param comment what it is for, in Chinese and English
 * @param columns as stored, without {@code as_of}
 * @param key the columns that name a row; empty where it is not known
 */
record MartTable(String name, String comment, List<MartColumn> columns, List<String> key) {
  private static final String AS_OF = "as_of";

  /** What people look for most: one unit over time. */
  private static final List<String> SOUGHT = List.of("unit_code", "period", "period_start", "day");

  /**
   * A table of the published figures.
   *
   * @param name such as {@code gold.coverage}
   */
  static MartTable of(String name, PublishedTables tables) {
    String table = name.substring(name.indexOf('.') + 1);
    Optional<TableContract> promise = tables.promised(name);
    if (promise.isPresent()) {
      return new MartTable(
          table,
          MartColumn.both(promise.get().description()),
          promise.get().columns().stream()
              .filter(column -> !column.name().equals(AS_OF))
              .map(MartColumn::of)
              .toList(),
          promise.get().key());
    }
    return new MartTable(
        table,
        tables.comment(name),
        Stream.of(tables.read(name).schema().fields())
            .filter(field -> !field.name().equals(AS_OF))
            .map((StructField field) -> MartColumn.of(field))
            .toList(),
        List.of());
  }

  boolean has(String column) {
    return columns.stream().anyMatch(each -> each.name().equals(column));
  }

  /** The statements that make the table and its view, without rows and indexes. */
  List<String> making(String schema) {
    List<String> statements = new ArrayList<>();
    statements.add(
        "CREATE TABLE %s (%s)"
            .formatted(
                rows(schema),
                columns.stream()
                    .map(
                        c ->
                            Sql.name(c.name()) + " " + c.type() + (c.required() ? " NOT NULL" : ""))
                    .collect(Collectors.joining(", "))));
    statements.add(
        "CREATE VIEW %s AS SELECT %s, j.as_of FROM %s t LEFT JOIN %s j ON j.jurisdiction = t.jurisdiction"
            .formatted(
                view(schema),
                columns.stream()
                    .map(column -> "t." + Sql.name(column.name()))
                    .collect(Collectors.joining(", ")),
                rows(schema),
                Sql.name(schema, Ledger.JURISDICTIONS)));
    statements.add(comment("TABLE", rows(schema), comment));
    statements.add(comment("VIEW", view(schema), comment));
    for (MartColumn column : columns) {
      statements.add(
          comment("COLUMN", rows(schema) + "." + Sql.name(column.name()), column.comment()));
      statements.add(
          comment("COLUMN", view(schema) + "." + Sql.name(column.name()), column.comment()));
    }
    statements.add(
        comment("COLUMN", view(schema) + "." + Sql.name(AS_OF), MartColumn.asOf().comment()));
    return statements;
  }

  /**
   * The statements that make its key and its index, best after its rows are there. A key that may
   * hold nulls cannot be a primary one and is unique.
   */
  List<String> indexing(String schema) {
    List<String> statements = new ArrayList<>();
    if (!key.isEmpty()) {
      boolean isPrimary =
          columns.stream().filter(c -> key.contains(c.name())).allMatch(MartColumn::required);
      statements.add(
          "ALTER TABLE %s ADD %s (%s)"
              .formatted(rows(schema), isPrimary ? "PRIMARY KEY" : "UNIQUE", names(key)));
    }
    List<String> sought = SOUGHT.stream().filter(this::has).toList();
    if (!sought.isEmpty()) {
      statements.add("CREATE INDEX ON %s (%s)".formatted(rows(schema), names(sought)));
    }
    return statements;
  }

  /** The statements that remove a table of that name, if it is there. */
  static List<String> removing(String schema, String name) {
    return List.of(
        "DROP VIEW IF EXISTS " + Sql.name(schema, name),
        "DROP TABLE IF EXISTS " + Sql.name(schema, name + "_rows"));
  }

  /** SQL text that names the table of rows. */
  String rows(String schema) {
    return Sql.name(schema, name + "_rows");
  }

  /** The names of its columns as a list in SQL. */
  String columnNames() {
    return names(columns.stream().map(MartColumn::name).toList());
  }

  private String view(String schema) {
    return Sql.name(schema, name);
  }

  private static String names(List<String> columns) {
    return columns.stream().map(Sql::name).collect(Collectors.joining(", "));
  }

  private static String comment(String kind, String what, String comment) {
    return "COMMENT ON %s %s IS %s".formatted(kind, what, Sql.text(comment));
  }
}
