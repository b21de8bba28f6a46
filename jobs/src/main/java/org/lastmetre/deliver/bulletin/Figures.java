package org.lastmetre.deliver.bulletin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.Contracts;
import org.lastmetre.deliver.paper.Format;
import org.lastmetre.deliver.paper.Sheet.Cell;
import org.lastmetre.deliver.paper.Sheet.Mark;
import org.lastmetre.deliver.paper.Words;
import org.lastmetre.lake.Lake;
import org.lastmetre.metrics.Period;
import org.lastmetre.publish.PublishedTables;

/**
 * The published figures of one edition and of the period before it, read as {@code sql} reads them,
 * each with what became of it since it was first published.
 */
final class Figures {
  private static final String TABLES =
      "gold.coverage gold.response gold.response_due gold.satisfaction gold.scorecard gold.backlog"
          + " gold.common_issues gold.submissions gold.restatements";

  /** Left out where too few people rated. */
  private static final String SUPPRESSED = "suppressed";

  /** A figure: a cell of a table. */
  record Place(
      String table, String period, LocalDate start, String unit, String rest, String column) {}

  /** What changed of a figure, the last time it did. */
  record Restated(Place place, Row change) {}

  private final Lake lake;
  private final Contracts contracts;
  private final Edition edition;
  private final Words words;
  private final Map<Place, Row> changes = new HashMap<>();
  private final Map<Place, Row> shown = new LinkedHashMap<>();
  private final Map<String, Column> columns = new TreeMap<>();

  Figures(Lake lake, Contracts contracts, Edition edition, Words words) {
    this.lake = lake;
    this.contracts = contracts;
    this.edition = edition;
    this.words = words;
    new PublishedTables(lake, contracts, Optional.of(edition.night())).open(TABLES);
    for (Row change :
        ask(
            "SELECT * FROM gold.restatements WHERE jurisdiction = :jurisdiction"
                + " ORDER BY restated_as_of",
            Map.of())) {
      changes.merge(
          new Place(
              change.<String>getAs("table_name").substring("gold.".length()),
              change.getAs("period"),
              change.getAs("period_start"),
              change.getAs("unit_code"),
              change.getAs("row_key"),
              change.getAs("measure")),
          change,
          Figures::weightier);
    }
  }

  /** A day stays corrected although later days moved it on. */
  private static Row weightier(Row former, Row later) {
    return mark(later) == Mark.MOVED && mark(former) == Mark.CORRECTED ? former : later;
  }

  Edition edition() {
    return edition;
  }

  Words words() {
    return words;
  }

  /**
   * Rows of a table of periods.
   *
   * @param where a condition; its parameters are {@code :jurisdiction}, {@code :period} and {@code
   *     :start}
   */
  List<Row> rows(String table, Period period, String where) {
    return ask(
        "SELECT * FROM gold.%s WHERE jurisdiction = :jurisdiction AND period = :period AND period_start = :start AND %s"
            .formatted(table, where),
        Map.of("period", period.kind().word(), "start", period.start()));
  }

  /** Rows of the backlog of some days. */
  List<Row> backlog(Collection<LocalDate> days, String where) {
    List<Row> rows = new ArrayList<>();
    if (!days.isEmpty()) {
      StringBuilder list = new StringBuilder();
      days.forEach(
          day -> list.append(list.isEmpty() ? "" : ", ").append("DATE'").append(day).append("'"));
      rows.addAll(
          ask(
              "SELECT * FROM gold.backlog WHERE jurisdiction = :jurisdiction AND day IN (%s) AND %s"
                  .formatted(list, where),
              Map.of()));
    }
    return rows;
  }

  private List<Row> ask(String query, Map<String, Object> more) {
    Map<String, Object> parameters = new HashMap<>(more);
    parameters.put("jurisdiction", edition.jurisdiction());
    return lake.spark().sql(query, parameters).collectAsList();
  }

  /** The promise of a column. */
  Column column(String table, String column) {
    return columns.computeIfAbsent(
        table + "." + column, name -> contracts.table("gold", table).column(column));
  }

  /** How a column's values are written. */
  Format format(String table, String name) {
    Column column = column(table, name);
    if (column.unit() != null && column.unit().startsWith("share")) {
      return Format.PERCENT;
    }
    return switch (column.type()) {
      case "bigint", "integer" -> Format.COUNT;
      case "double" -> Format.DECIMAL;
      case "date" -> Format.DATE;
      default -> Format.TEXT;
    };
  }

  /**
   * The cell of a figure.
   *
   * @param row null where the table has none, which counts none
   */
  Cell cell(Row row, Place place) {
    Format format = format(place.table(), place.column());
    Object value = null;
    if (row != null) {
      value = row.getAs(place.column());
    } else if (format == Format.COUNT && column(place.table(), place.column()).required()) {
      value = 0L;
    }
    if (value == null && isWithheld(row, place)) {
      value = words.say("withheld");
    }
    Cell cell = Cell.of(value, format);
    Row change = changes.get(place);
    if (change == null) {
      return cell;
    }
    shown.put(place, change);
    return cell.with(mark(change));
  }

  private static boolean isWithheld(Row row, Place place) {
    if (row == null) {
      return false;
    }
    return switch (place.table()) {
      case "satisfaction" -> row.<Boolean>getAs(SUPPRESSED);
      case "scorecard" ->
          place.column().equals("satisfaction_rate") && row.<Long>getAs("rated") > 0;
      default -> false;
    };
  }

  private static Mark mark(Row change) {
    return change.getAs("cause").equals("as_of") ? Mark.MOVED : Mark.CORRECTED;
  }

  /** The changes behind the marks of every cell made so far. */
  List<Restated> restated() {
    return shown.entrySet().stream().map(e -> new Restated(e.getKey(), e.getValue())).toList();
  }
}
