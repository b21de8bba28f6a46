package org.lastmetre.deliver.bulletin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.lastmetre.deliver.paper.Sheet;
import org.lastmetre.deliver.paper.Sheet.Cell;
import org.lastmetre.deliver.paper.Sheet.Heading;
import org.lastmetre.deliver.paper.Sheet.Kind;
import org.lastmetre.deliver.paper.Sheet.Line;
import org.lastmetre.deliver.paper.Sheet.Mark;
import org.lastmetre.deliver.paper.Words;

/** How units stand among their own level: in bands and within limits of chance, never in ranks. */
final class ScorecardSection {
  static final List<String> SCORECARD =
      List.of(
          "band",
          "composite",
          "households_visited",
          "households",
          "coverage_rate",
          "resolved_on_time",
          "due",
          "on_time_rate",
          "on_time_shrunk",
          "level_on_time_rate",
          "funnel",
          "closed_loop",
          "closed_loop_rate",
          "rated",
          "satisfaction_rate");

  static final List<String> INTERVAL = List.of("satisfaction_low", "satisfaction_high");

  private final Figures figures;
  private final Words words;
  private final UnitSheet table;
  private final UnitSheet interval;

  ScorecardSection(Figures figures) {
    this.figures = figures;
    this.words = figures.words();
    this.table = new UnitSheet(figures, "scorecard", SCORECARD);
    this.interval = new UnitSheet(figures, "satisfaction", INTERVAL);
  }

  /** Units in the order of their codes; of villages those beyond the limits of chance. */
  Sheet sheet() {
    Map<String, Row> satisfaction = Unit.byCode(rows("satisfaction"));
    List<Row> rows =
        rows("scorecard").stream()
            .sorted(Comparator.comparing(row -> row.<String>getAs("unit_code")))
            .toList();
    boolean hasTownships =
        rows.stream().anyMatch(row -> row.getAs("unit_level").equals("township"));
    List<Line> lines = new ArrayList<>();
    List<Line> beyond = new ArrayList<>();
    for (Row row : rows) {
      String funnel = row.getAs("funnel");
      if (!hasTownships || row.getAs("unit_level").equals("township")) {
        lines.add(line(row, satisfaction));
      } else if (funnel != null && !funnel.equals("within")) {
        beyond.add(line(row, satisfaction));
      }
    }
    if (!beyond.isEmpty()) {
      lines.add(UnitSections.group(words.say("beyond_limits")));
      lines.addAll(beyond);
    }
    List<Heading> headings = new ArrayList<>(table.headings());
    headings.addAll(interval.headings().subList(2, 2 + INTERVAL.size()));
    return Section.of(figures, "scorecard", words.say("scorecard"), headings, lines, List.of());
  }

  private Line line(Row row, Map<String, Row> satisfaction) {
    String code = row.getAs("unit_code");
    List<Cell> cells =
        new ArrayList<>(
            table.line(Kind.PLAIN, code, row.getAs("unit_name"), code, null, row).cells());
    int band = 2 + SCORECARD.indexOf("band");
    cells.set(band, band(row).with(cells.get(band).mark()));
    int funnel = 2 + SCORECARD.indexOf("funnel");
    cells.set(funnel, funnel(row.getAs("funnel"), cells.get(funnel).mark()));
    List<Cell> ends = interval.line(Kind.PLAIN, "", "", code, null, satisfaction.get(code)).cells();
    cells.addAll(ends.subList(2, ends.size()));
    return Line.plain(cells);
  }

  private Cell band(Row row) {
    String band = row.getAs("band");
    return Cell.text(band == null ? words.say("no_band") : band);
  }

  /** Where it was published otherwise before, that is what its mark says. */
  private Cell funnel(String funnel, Mark restated) {
    if (funnel == null) {
      return Cell.text("").with(restated);
    }
    Cell cell = Cell.text(words.code("funnel", funnel)).with(restated);
    if (restated != Mark.NONE) {
      return cell;
    }
    return funnel.startsWith("below")
        ? cell.with(Mark.LOW)
        : funnel.startsWith("above") ? cell.with(Mark.HIGH) : cell;
  }

  private List<Row> rows(String table) {
    return figures.rows(table, figures.edition().period(), "true");
  }
}
