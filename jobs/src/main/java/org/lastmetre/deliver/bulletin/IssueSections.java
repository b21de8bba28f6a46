package org.lastmetre.deliver.bulletin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.lastmetre.deliver.bulletin.Figures.Place;
import org.lastmetre.deliver.paper.Format;
import org.lastmetre.deliver.paper.Sheet;
import org.lastmetre.deliver.paper.Sheet.Cell;
import org.lastmetre.deliver.paper.Sheet.Chart;
import org.lastmetre.deliver.paper.Sheet.Drawing;
import org.lastmetre.deliver.paper.Sheet.Heading;
import org.lastmetre.deliver.paper.Sheet.Kind;
import org.lastmetre.deliver.paper.Sheet.Line;
import org.lastmetre.deliver.paper.Sheet.Mark;
import org.lastmetre.deliver.paper.Words;
import org.lastmetre.metrics.Period;

/** What is open, and what many are troubled by. */
final class IssueSections {
  static final List<String> BACKLOG =
      List.of(
          "open",
          "red",
          "yellow",
          "green",
          "open_0_3_days",
          "open_4_7_days",
          "open_8_30_days",
          "open_over_30_days");

  static final List<String> COMMON =
      List.of("raised", "expected", "surge", "households_raising", "affected_households");

  /** More bars are not told apart on a page. */
  private static final int LARGEST = 12;

  private static final int WEEK = 7;

  private final Figures figures;
  private final Words words;
  private final List<Unit> units;

  IssueSections(Figures figures, List<Unit> units) {
    this.figures = figures;
    this.words = figures.words();
    this.units = units;
  }

  /** What was open at the end of the last day. */
  Sheet backlog() {
    LocalDate end = figures.edition().end();
    Map<String, Row> rows = Unit.byCode(figures.backlog(List.of(end), Unit.among(units)));
    List<Line> lines = new ArrayList<>();
    for (Unit unit : units) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.text(unit.code()), Cell.text(unit.name())));
      cells.addAll(cells(rows.get(unit.code()), end, unit.code()));
      lines.add(new Line(unit.isWhole() ? Kind.TOTAL : Kind.PLAIN, cells));
    }
    List<Heading> headings =
        new ArrayList<>(List.of(heading("unit_code", 15), heading("unit_name", 18)));
    BACKLOG.forEach(column -> headings.add(heading(column, 11)));
    List<Chart> charts =
        units.size() > 1
            ? List.of(
                new Chart(
                    words.say("backlog_chart", end),
                    Drawing.STACK,
                    1,
                    List.of(3, 4, 5),
                    Format.COUNT,
                    1,
                    lines.size() - 1))
            : List.of();
    return Section.of(figures, "backlog", words.say("backlog_title", end), headings, lines, charts);
  }

  /** What was open in the jurisdiction over the period. */
  Sheet trend() {
    String whole = figures.edition().jurisdiction();
    List<Line> lines = new ArrayList<>();
    figures.backlog(days(), "unit_code = :jurisdiction").stream()
        .sorted(Comparator.comparing(row -> row.<LocalDate>getAs("day")))
        .forEach(
            row -> {
              LocalDate day = row.getAs("day");
              List<Cell> cells = new ArrayList<>(List.of(Cell.of(day, Format.DATE)));
              cells.addAll(cells(row, day, whole));
              lines.add(Line.plain(cells));
            });
    List<Heading> headings = new ArrayList<>(List.of(heading("day", 16)));
    BACKLOG.forEach(column -> headings.add(heading(column, 12)));
    return Section.of(
        figures,
        "trend",
        words.say("trend"),
        headings,
        lines,
        lines.isEmpty()
            ? List.of()
            : List.of(
                new Chart(
                    words.say("trend_chart"),
                    Drawing.STACK,
                    0,
                    List.of(2, 3, 4),
                    Format.COUNT,
                    0,
                    lines.size() - 1)));
  }

  /** Every day of a month, a day a week of a quarter, the ends of a year's months; the last day. */
  private TreeSet<LocalDate> days() {
    Period period = figures.edition().period();
    LocalDate end = figures.edition().end();
    Stream<LocalDate> back =
        switch (period.kind()) {
          case MONTH -> Stream.iterate(end, day -> day.minusDays(1));
          case QUARTER -> Stream.iterate(end, day -> day.minusDays(WEEK));
          case YEAR ->
              Stream.iterate(0L, months -> months + 1)
                  .map(months -> period.last().plusDays(1).minusMonths(months).minusDays(1));
        };
    TreeSet<LocalDate> days =
        back.takeWhile(period::holds)
            .filter(day -> !day.isAfter(end))
            .collect(Collectors.toCollection(TreeSet::new));
    days.add(end);
    return days;
  }

  private List<Cell> cells(Row row, LocalDate day, String unit) {
    return BACKLOG.stream()
        .map(column -> figures.cell(row, new Place("backlog", "day", day, unit, null, column)))
        .toList();
  }

  /** Categories of the jurisdiction, and where below it one surged. */
  Sheet common() {
    UnitSheet table = new UnitSheet(figures, "common_issues", COMMON);
    List<Row> rows =
        figures
            .rows(
                "common_issues", figures.edition().period(), "(unit_code = :jurisdiction OR surge)")
            .stream()
            .sorted(
                Comparator.comparing((Row row) -> row.<String>getAs("unit_code"))
                    .thenComparing(row -> -row.<Long>getAs("raised"))
                    .thenComparing(row -> row.<String>getAs("category")))
            .toList();
    List<Line> lines = new ArrayList<>();
    List<Line> below = new ArrayList<>();
    for (Row row : rows) {
      boolean isWhole = row.getAs("unit_code").equals(figures.edition().jurisdiction());
      (isWhole ? lines : below).add(line(table, row));
    }
    int whole = lines.size();
    if (!below.isEmpty()) {
      lines.add(UnitSections.group(words.say("surges_below")));
      lines.addAll(below);
    }
    List<Heading> headings = new ArrayList<>(table.headings());
    headings.add(2, heading("category", 18));
    return Section.of(
        figures,
        "common",
        words.say("common"),
        headings,
        lines,
        whole == 0
            ? List.of()
            : List.of(
                new Chart(
                    words.say("common_chart"),
                    Drawing.BARS,
                    2,
                    List.of(3, 4),
                    Format.COUNT,
                    0,
                    Math.min(whole, LARGEST) - 1)));
  }

  private Line line(UnitSheet table, Row row) {
    String category = row.getAs("category");
    List<Cell> cells =
        new ArrayList<>(
            table
                .line(
                    Kind.PLAIN,
                    row.getAs("unit_code"),
                    row.getAs("unit_name"),
                    row.getAs("unit_code"),
                    "category=" + category,
                    row)
                .cells());
    Boolean surge = row.getAs("surge");
    cells.set(
        2 + COMMON.indexOf("surge"),
        Boolean.TRUE.equals(surge)
            ? Cell.text(words.say("yes")).with(Mark.LOW)
            : Cell.text(surge == null ? words.say("not_comparable") : words.say("no")));
    cells.add(2, Cell.text(category));
    return Line.plain(cells);
  }

  private Heading heading(String column, double width) {
    return new Heading(words.heading(column), width);
  }
}
