package org.lastmetre.mart;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.lastmetre.publish.Extent;
import org.lastmetre.publish.Later;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.PublishedTables;

/**
 * The published figures in PostgreSQL. A night comes in by one transaction: readers see the former
 * one until all of the new one is there, and one that is cut off leaves nothing.
 *
 * <p>Of a table only the rows of periods that changed are taken anew, unless it is made otherwise
 * than before. {@code as_of}, which moves every night for every row, stands once per jurisdiction
 * and is added by the views that readers use.
 */
public final class Mart {
  /** Who waits for a table to be made otherwise makes all its readers wait. */
  private static final String PATIENCE = "SET LOCAL lock_timeout = '60s'";

  private final Connection connection;
  private final PublishedTables tables;
  private final List<Manifest> nights;

  /**
   * What was done to a table.
   *
   * @param rows how many were written
   */
  public record Loaded(String schema, String table, long rows) {}

  /**
   * The mart of a database.
   *
   * @param tables the published figures of the night that rules
   * @param nights every publication, the one that rules first
   */
  public Mart(Connection connection, PublishedTables tables, List<Manifest> nights) {
    this.connection = connection;
    this.tables = tables;
    this.nights = List.copyOf(nights);
  }

  /**
   * Brings the mart to the night that rules.
   *
   * @param schema the schema of all figures, or <code>…{jurisdiction}…</code> for one of each
   * @param now what the mart says it was loaded at
   * @param said told each table once it is loaded
   * @return what was written; empty when the mart shows that night already
   * @throws MartException when the mart shows a night that this warehouse did not publish
   * @throws SQLException when the database fails; the mart is as it was
   */
  public List<Loaded> publish(String schema, Extent extent, Instant now, Consumer<Loaded> said)
      throws SQLException {
    connection.setAutoCommit(false);
    try {
      // Of two that publish at once the second waits, and then finds what the first has done.
      Sql.run(connection, List.of("SELECT pg_advisory_xact_lock(hashtext('lastmetre'))", PATIENCE));
      List<MartTable> made =
          tables.figures().stream().map(name -> MartTable.of(name, tables)).toList();
      List<Loaded> all = new ArrayList<>();
      for (MartSchema one : MartSchema.of(schema, nights.get(0))) {
        all.addAll(publish(one, made, extent, now, said));
      }
      connection.commit();
      return all;
    } catch (Throwable e) {
      undo(e);
      throw e;
    }
  }

  private List<Loaded> publish(
      MartSchema schema, List<MartTable> figures, Extent extent, Instant now, Consumer<Loaded> said)
      throws SQLException {
    Ledger ledger = new Ledger(connection, schema.name());
    ledger.open();
    Optional<Later> later =
        extent == Extent.EVERYTHING ? Optional.empty() : later(schema, ledger.run());
    Map<String, String> known = ledger.tables();
    List<Loaded> all = new ArrayList<>();
    for (MartTable table : figures) {
      String making = String.join(";\n", table.making(schema.name()));
      boolean isMadeSo = later.isPresent() && making.equals(known.get(table.name()));
      Optional<String> rows =
          isMadeSo ? new RowsAnew(later.get()).of(table) : Optional.of(RowsAnew.ALL);
      if (rows.isPresent()) {
        TableLoad load = new TableLoad(connection, schema, table, tables);
        long written = isMadeSo ? load.replace(rows.get()) : load.anew();
        ledger.made(table.name(), making);
        Loaded loaded = new Loaded(schema.name(), table.name(), written);
        all.add(loaded);
        said.accept(loaded);
      }
    }
    TreeSet<String> vanished = new TreeSet<>(known.keySet());
    figures.forEach(table -> vanished.remove(table.name()));
    for (String table : vanished) {
      Sql.run(connection, MartTable.removing(schema.name(), table));
      ledger.gone(table);
    }
    boolean isBehind = later.map(those -> !those.nights().isEmpty()).orElse(true);
    if (isBehind) {
      ledger.shows(nights.get(0), schema.jurisdictions(), now);
    }
    return all;
  }

  /** The nights after the one that is shown; empty where none is. */
  private Optional<Later> later(MartSchema schema, Optional<String> shown) {
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    Optional<Later> later = Later.than(shown.get(), nights);
    if (later.isEmpty()) {
      throw new MartException(
          "Schema %s shows run %s, which this warehouse did not publish: it is another warehouse's, or an older state of this one was restored. Name another schema with --schema, or load the mart anew with --rebuild. 数据库中的数据不是由本仓库发布的：请用 --schema 另指模式，或用 --rebuild 重新装载。"
              .formatted(schema.name(), shown.get()));
    }
    return later;
  }

  private void undo(Throwable why) {
    try {
      connection.rollback();
    } catch (SQLException gone) {
      why.addSuppressed(gone);
    }
  }
}
