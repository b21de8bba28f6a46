package org.lastmetre.deliver.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.lastmetre.deliver.bulletin.Figures.Place;
import org.lastmetre.deliver.paper.Format;
import org.lastmetre.deliver.paper.Sheet.Cell;
import org.lastmetre.deliver.paper.Sheet.Chart;
import org.lastmetre.deliver.paper.Sheet.Drawing;
import org.lastmetre.deliver.paper.Sheet.Heading;
import org.lastmetre.deliver.paper.Sheet.Kind;
import org.lastmetre.deliver.paper.Sheet.Line;

/**
 * Lines of units under columns of one table.
 *
 * @param table its name in gold
 * @param columns of the table
 */
record UnitSheet(Figures figures, String table, List<String> columns) {
  private static final List<String> UNIT = List.of("unit_code", "unit_name");

  /** The headings: the unit, and the columns. */
  List<Heading> headings() {
    List<Heading> headings = new ArrayList<>();
    headings.add(heading("unit_code", 14));
    headings.add(heading("unit_name", 14));
    for (String column : columns) {
      headings.add(
          Heading.of(
              figures.words().heading(table, column),
              figures.format(table, column) == Format.TEXT ? 10 : 7.5));
    }
    return headings;
  }

  private Heading heading(String column, double width) {
    return new Heading(figures.words().heading(column), width);
  }

  /** One line per unit; a unit without a row counts none. */
  List<Line> lines(List<Unit> units, Map<String, Row> rows, String rest) {
    List<Line> lines = new ArrayList<>();
    for (Unit unit : units) {
      lines.add(
          line(
              unit.isWhole() ? Kind.TOTAL : Kind.PLAIN,
              unit.code(),
              unit.name(),
              unit.code(),
              rest,
              rows.get(unit.code())));
    }
    return lines;
  }

  /** A line whose figures are of a unit, whatever its first two cells say. */
  Line line(Kind kind, String first, String second, String unit, String rest, Row row) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.text(first), Cell.text(second)));
    for (String column : columns) {
      cells.add(
          figures.cell(
              row,
              new Place(
                  table,
                  figures.edition().period().kind().word(),
                  figures.edition().period().start(),
                  unit,
                  rest,
                  column)));
    }
    return new Line(kind, cells);
  }

  /** A chart of some columns over the first lines. */
  Chart chart(String title, Drawing drawing, List<String> told, int lines) {
    return new Chart(
        figures.words().say(title),
        drawing,
        UNIT.size() - 1,
        told.stream().map(column -> UNIT.size() + columns.indexOf(column)).toList(),
        figures.format(table, told.get(0)),
        0,
        lines - 1);
  }
}
