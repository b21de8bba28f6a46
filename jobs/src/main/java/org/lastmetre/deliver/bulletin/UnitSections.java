package org.lastmetre.deliver.bulletin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.lastmetre.deliver.paper.Format;
import org.lastmetre.deliver.paper.Sheet;
import org.lastmetre.deliver.paper.Sheet.Cell;
import org.lastmetre.deliver.paper.Sheet.Chart;
import org.lastmetre.deliver.paper.Sheet.Drawing;
import org.lastmetre.deliver.paper.Sheet.Heading;
import org.lastmetre.deliver.paper.Sheet.Kind;
import org.lastmetre.deliver.paper.Sheet.Line;
import org.lastmetre.deliver.paper.Words;

/** What the units of an edition come to: visits, issues, answers and what they sent. */
final class UnitSections {
  static final List<String> COVERAGE =
      List.of(
          "households_visited",
          "households",
          "coverage_rate",
          "key_households_visited",
          "key_households",
          "key_coverage_rate",
          "households_attempted",
          "households_never_visited",
          "households_overdue",
          "lowest_units_unvisited",
          "lowest_units",
          "visits_effective",
          "visits",
          "median_days_since_visit");

  static final List<String> DUE =
      List.of("closed", "due", "closed_rate", "closed_on_time", "on_time_rate");

  static final List<String> RESPONSE =
      List.of(
          "raised",
          "resolved",
          "open",
          "resolved_on_time",
          "due",
          "on_time_rate",
          "closed_loop",
          "closed_loop_rate",
          "feedback",
          "feedback_rate",
          "reopened",
          "ever_resolved",
          "reopen_rate",
          "resolve_km_p50_hours",
          "resolve_km_p50_low_hours",
          "resolve_km_p50_high_hours");

  static final List<String> SATISFACTION =
      List.of(
          "reached",
          "asked",
          "reach_rate",
          "contacted",
          "response_rate",
          "solved",
          "resolution_rate",
          "rated",
          "satisfied",
          "basically_satisfied",
          "dissatisfied",
          "satisfaction_rate",
          "satisfaction_low",
          "satisfaction_high",
          "composite_score");

  static final List<String> SUBMISSIONS =
      List.of(
          "received",
          "expected",
          "completeness",
          "on_time",
          "timeliness",
          "rows_read",
          "accepted",
          "quarantined",
          "duplicate",
          "superseded",
          "waiting");

  private final Figures figures;
  private final Words words;
  private final List<Unit> units;

  UnitSections(Figures figures, List<Unit> units) {
    this.figures = figures;
    this.words = figures.words();
    this.units = units;
  }

  Sheet coverage() {
    UnitSheet table = new UnitSheet(figures, "coverage", COVERAGE);
    return section(
        "coverage",
        table,
        table.lines(units, Unit.byCode(rows("coverage", Unit.among(units))), null),
        List.of(
            table.chart(
                "coverage_chart",
                Drawing.BARS,
                List.of("coverage_rate", "key_coverage_rate"),
                units.size())));
  }

  Sheet due() {
    UnitSheet table = new UnitSheet(figures, "response_due", DUE);
    List<Row> rows =
        rows(
            "response_due",
            "(category = 'all' AND %s OR unit_code = :jurisdiction)".formatted(Unit.among(units)));
    return section(
        "due_sheet",
        table,
        lines(table, rows, "category=%s", "due"),
        List.of(
            table.chart(
                "due_chart", Drawing.BARS, List.of("closed_rate", "on_time_rate"), units.size())));
  }

  Sheet response() {
    UnitSheet table = new UnitSheet(figures, "response", RESPONSE);
    List<Row> rows =
        rows(
            "response",
            "channel = 'all' AND (category = 'all' AND %s OR unit_code = :jurisdiction)"
                .formatted(Unit.among(units)));
    return section(
        "response",
        table,
        lines(table, rows, "category=%s, channel=all", "raised"),
        List.of(
            table.chart(
                "response_chart",
                Drawing.BARS,
                List.of("on_time_rate", "closed_loop_rate"),
                units.size())));
  }

  /** The units, then the jurisdiction's categories, the largest first. */
  private List<Line> lines(UnitSheet table, List<Row> rows, String rest, String size) {
    List<Line> lines =
        new ArrayList<>(
            table.lines(
                units,
                Unit.byCode(
                    rows.stream().filter(row -> row.getAs("category").equals("all")).toList()),
                rest.formatted("all")));
    List<Row> categories =
        rows.stream()
            .filter(row -> !row.getAs("category").equals("all"))
            .sorted(
                Comparator.comparing((Row row) -> -row.<Long>getAs(size))
                    .thenComparing(row -> row.<String>getAs("category")))
            .toList();
    if (!categories.isEmpty()) {
      lines.add(group(words.say("by_category")));
    }
    for (Row row : categories) {
      String category = row.getAs("category");
      lines.add(
          table.line(
              Kind.PLAIN,
              "",
              category,
              figures.edition().jurisdiction(),
              rest.formatted(category),
              row));
    }
    return lines;
  }

  Sheet satisfaction() {
    UnitSheet table = new UnitSheet(figures, "satisfaction", SATISFACTION);
    return section(
        "satisfaction",
        table,
        table.lines(units, Unit.byCode(rows("satisfaction", Unit.among(units))), null),
        List.of(
            table.chart(
                "satisfaction_chart",
                Drawing.BARS,
                List.of("response_rate", "resolution_rate", "satisfaction_rate"),
                units.size())));
  }

  Sheet submissions() {
    UnitSheet table = new UnitSheet(figures, "submissions", SUBMISSIONS);
    List<Line> lines = new ArrayList<>();
    rows("submissions", "(expected > 0 OR rows_read > 0)").stream()
        .sorted(
            Comparator.comparing((Row row) -> row.<String>getAs("unit_code"))
                .thenComparing(row -> row.<String>getAs("dataset")))
        .forEach(
            row -> {
              String dataset = row.getAs("dataset");
              List<Cell> cells =
                  new ArrayList<>(
                      table
                          .line(
                              Kind.PLAIN,
                              row.getAs("unit_code"),
                              row.getAs("unit_name"),
                              row.getAs("unit_code"),
                              "dataset=" + dataset,
                              row)
                          .cells());
              cells.add(2, Cell.text(words.code("dataset", dataset)));
              lines.add(Line.plain(cells));
            });
    List<Heading> headings = new ArrayList<>(table.headings());
    headings.add(2, new Heading(words.heading("dataset"), 11));
    return Section.of(figures, "submissions", words.say("submissions"), headings, lines, List.of());
  }

  private Sheet section(String name, UnitSheet table, List<Line> lines, List<Chart> charts) {
    return Section.of(figures, name, words.say(name), table.headings(), lines, charts);
  }

  private List<Row> rows(String table, String where) {
    return figures.rows(table, figures.edition().period(), where);
  }

  static Line group(String text) {
    return new Line(Kind.GROUP, List.of(Cell.of(text, Format.TEXT)));
  }
}
