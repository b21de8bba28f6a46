package org.lastmetre.mart;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_json;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.lastmetre.publish.PublishedTables;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Brings the published rows of one table into one schema by COPY, within a transaction. */
final class TableLoad {
  private final Connection connection;
  private final MartSchema schema;
  private final MartTable table;
  private final PublishedTables tables;

  TableLoad(Connection connection, MartSchema schema, MartTable table, PublishedTables tables) {
    this.connection = connection;
    this.schema = schema;
    this.table = table;
    this.tables = tables;
  }

  /** Makes the table anew, and takes all its rows; answers how many. */
  long anew() throws SQLException {
    Sql.run(connection, MartTable.removing(schema.name(), table.name()));
    Sql.run(connection, table.making(schema.name()));
    long rows = copy(RowsAnew.ALL);
    Sql.run(connection, table.indexing(schema.name()));
    settle();
    return rows;
  }

  /**
   * Takes the rows that meet a condition in place of those that do in the mart; answers how many.
   *
   * @throws IllegalStateException when the mart then holds more or fewer rows than are published
   */
  long replace(String condition) throws SQLException {
    String rows = table.rows(schema.name());
    Sql.run(connection, List.of("DELETE FROM %s WHERE %s".formatted(rows, condition)));
    long copied = copy(condition);
    settle();
    long published = published().count();
    long present = count(rows);
    if (present != published) {
      throw new IllegalStateException(
          "%s.%s would hold %,d rows and the warehouse %,d: the mart was changed by others; load it anew with --rebuild"
              .formatted(schema.name(), table.name(), present, published));
    }
    return copied;
  }

  private Dataset<Row> published() {
    return tables.read("gold." + table.name()).where(schema.scope());
  }

  private long copy(String condition) throws SQLException {
    Dataset<Row> rows =
        published()
            .where(condition)
            .select(table.columns().stream().map(TableLoad::value).toArray(Column[]::new));
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "COPY %s (%s) FROM STDIN"
                    .formatted(table.rows(schema.name()), table.columnNames()));
    try (Ahead<byte[]> lines = new Ahead<>(CopyText.of(rows).toLocalIterator())) {
      for (Optional<byte[]> some = lines.next(); some.isPresent(); some = lines.next()) {
        copy.writeToCopy(some.get(), 0, some.get().length);
      }
    }
    return copy.endCopy();
  }

  private static Column value(MartColumn column) {
    return column.type().equals(MartColumn.JSON) ? to_json(col(column.name())) : col(column.name());
  }

  /** Statistics for PostgreSQL's planner, which else come some time later. */
  private void settle() throws SQLException {
    Sql.run(connection, List.of("ANALYZE " + table.rows(schema.name())));
  }

  private long count(String rows) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM " + rows)) {
      count.next();
      return count.getLong(1);
    }
  }
}
