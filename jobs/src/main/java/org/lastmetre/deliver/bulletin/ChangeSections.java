package org.lastmetre.deliver.bulletin;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.lastmetre.deliver.bulletin.Figures.Place;
import org.lastmetre.deliver.bulletin.Figures.Restated;
import org.lastmetre.deliver.paper.Format;
import org.lastmetre.deliver.paper.Sheet;
import org.lastmetre.deliver.paper.Sheet.Cell;
import org.lastmetre.deliver.paper.Sheet.Heading;
import org.lastmetre.deliver.paper.Sheet.Line;
import org.lastmetre.deliver.paper.Sheet.Mark;
import org.lastmetre.deliver.paper.Words;
import org.lastmetre.metrics.Period;

/** What changed since the period before, and what changed of figures published earlier. */
final class ChangeSections {
  private static final double PERCENT = 100;

  private final Figures figures;
  private final Words words;
  private final Edition edition;
  private final List<Unit> units;
  private final Map<String, Map<String, Row>> rows = new HashMap<>();

  ChangeSections(Figures figures, List<Unit> units) {
    this.figures = figures;
    this.words = figures.words();
    this.edition = figures.edition();
    this.units = units;
  }

  /** The cover: the jurisdiction's key figures beside those of the period before. */
  Sheet cover(String title) {
    List<Line> lines = new ArrayList<>();
    for (KeyFigure measure : KeyFigure.ALL) {
      lines.add(Line.plain(cells(measure, edition.jurisdiction())));
    }
    List<String> lead = new ArrayList<>();
    lead.add(edition.name(words.language()));
    lead.add(
        words.say(
            "cover_period",
            Edition.said(edition.period(), words),
            edition.period().start(),
            edition.period().last()));
    lead.add(
        words.say(
            "cover_night",
            edition.day().asOf(),
            edition.night().runId(),
            edition
                .night()
                .publishedAt()
                .atZone(ZoneId.of(edition.day().timeZone()))
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm"))));
    if (!edition.period().isCompleteBy(edition.day().asOf())) {
      lead.add(words.say("cover_running", edition.end()));
    }
    List<Heading> headings = headings();
    return new Sheet(
        words.say("cover"),
        title,
        lead,
        headings,
        lines,
        List.of(),
        List.of(
            words.say("cover_note", Edition.said(edition.previous(), words)), words.say("signs")));
  }

  /** The same for each unit. */
  Sheet changes() {
    List<Line> lines = new ArrayList<>();
    for (Unit unit : units) {
      if (!unit.isWhole()) {
        lines.add(UnitSections.group(unit.code() + " " + unit.name()));
        for (KeyFigure measure : KeyFigure.ALL) {
          lines.add(Line.plain(cells(measure, unit.code())));
        }
      }
    }
    return Section.of(
        figures,
        "changes",
        words.say("changes_title", Edition.said(edition.previous(), words)),
        headings(),
        lines,
        List.of());
  }

  private List<Heading> headings() {
    return List.of(
        new Heading(words.say("measure"), 34),
        new Heading(words.say("this_numerator"), 12),
        new Heading(words.say("this_denominator"), 12),
        new Heading(words.say("this_value"), 12),
        new Heading(words.say("former_numerator"), 12),
        new Heading(words.say("former_denominator"), 12),
        new Heading(words.say("former_value"), 12),
        new Heading(words.say("change"), 14));
  }

  private List<Cell> cells(KeyFigure measure, String unit) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(words.say(measure.word())));
    List<Cell> now = cells(measure, unit, edition.period());
    List<Cell> before = cells(measure, unit, edition.previous());
    cells.addAll(now);
    cells.addAll(before);
    cells.add(change(measure, now.get(2).value(), before.get(2).value()));
    return cells;
  }

  /** Numerator, denominator and figure. */
  private List<Cell> cells(KeyFigure measure, String unit, Period period) {
    Row row = rows(measure.table(), period).get(unit);
    boolean isPublished = rows("coverage", period).containsKey(unit);
    List<Cell> cells = new ArrayList<>();
    cells.add(measure.isRate() ? numerator(measure, unit, period, row) : Cell.text(""));
    cells.add(measure.isRate() ? cell(measure, measure.of(), unit, period, row) : Cell.text(""));
    cells.add(cell(measure, measure.told(), unit, period, row));
    // Before the first record there is no figure at all, not even 0.
    return isPublished ? cells : cells.stream().map(cell -> Cell.of(null, cell.format())).toList();
  }

  private Cell numerator(KeyFigure measure, String unit, Period period, Row row) {
    List<Cell> parts =
        measure.below().stream().map(column -> cell(measure, column, unit, period, row)).toList();
    if (parts.size() == 1 || !(parts.get(0).value() instanceof Long)) {
      return parts.get(0);
    }
    // Who is satisfied but basically may count for less: the two stand apart.
    return Cell.of(
            parts.stream()
                .map(part -> String.valueOf(part.value()))
                .reduce((a, b) -> a + "+" + b)
                .orElseThrow(),
            Format.COUNT)
        .with(
            parts.stream()
                .map(Cell::mark)
                .filter(m -> m != Mark.NONE)
                .findFirst()
                .orElse(Mark.NONE));
  }

  private Cell cell(KeyFigure measure, String column, String unit, Period period, Row row) {
    boolean isDay = measure.table().equals("backlog");
    return figures.cell(
        row,
        new Place(
            measure.table(),
            isDay ? "day" : period.kind().word(),
            isDay ? end(period) : period.start(),
            unit,
            measure.rest(),
            column));
  }

  private LocalDate end(Period period) {
    return period.endBy(edition.day().asOf());
  }

  private static Cell change(KeyFigure measure, Object now, Object before) {
    Format format = measure.isRate() ? Format.POINTS : Format.MORE;
    if (!(now instanceof Number is) || !(before instanceof Number was)) {
      return Cell.of(null, format);
    }
    return measure.isRate()
        ? Cell.of((is.doubleValue() - was.doubleValue()) * PERCENT, format)
        : Cell.of(is.longValue() - was.longValue(), format);
  }

  /** The rows of the units in a period. */
  private Map<String, Row> rows(String table, Period period) {
    return rows.computeIfAbsent(
        table + " " + period,
        name -> {
          String shown = Unit.among(units);
          return Unit.byCode(
              switch (table) {
                case "backlog" -> figures.backlog(List.of(end(period)), shown);
                case "response" ->
                    figures.rows(
                        table, period, "category = 'all' AND channel = 'all' AND " + shown);
                case "response_due" -> figures.rows(table, period, "category = 'all' AND " + shown);
                default -> figures.rows(table, period, shown);
              });
        });
  }

  /** Every figure shown that had been published otherwise; to be made last. */
  Sheet restated() {
    List<Line> lines = new ArrayList<>();
    for (Restated restated : figures.restated()) {
      lines.add(line(restated));
    }
    if (lines.isEmpty()) {
      lines.add(UnitSections.group(words.say("none_restated")));
    }
    return Section.of(
        figures,
        "restated",
        words.say("restated_title"),
        List.of(
            new Heading(words.say("table"), 14),
            new Heading(words.say("measure"), 16),
            new Heading(words.say("unit_code"), 15),
            new Heading(words.say("start"), 13),
            new Heading(words.say("rest"), 18),
            new Heading(words.say("before"), 11),
            new Heading(words.say("after"), 11),
            new Heading(words.say("cause"), 18),
            new Heading(words.say("published_as_of"), 13),
            new Heading(words.say("restated_as_of"), 13)),
        lines,
        List.of());
  }

  private Line line(Restated restated) {
    Place place = restated.place();
    Row change = restated.change();
    Format format = figures.format(place.table(), place.column());
    boolean isNumber = format != Format.TEXT && format != Format.DATE;
    return Line.plain(
        List.of(
            Cell.text(words.code("table", place.table())),
            Cell.text(words.heading(place.table(), place.column())),
            Cell.text(place.unit()),
            Cell.of(place.start(), Format.DATE),
            Cell.text(rest(place.rest())),
            isNumber
                ? Cell.of(change.getAs("before"), format)
                : said(place, change.getAs("before_text")),
            isNumber
                ? Cell.of(change.getAs("after"), format)
                : said(place, change.getAs("after_text")),
            Cell.text(words.code("cause", change.getAs("cause"))),
            Cell.of(change.getAs("published_as_of"), Format.DATE),
            Cell.of(change.getAs("restated_as_of"), Format.DATE)));
  }

  /** A text that was published, as the sheet of its table says it. */
  private Cell said(Place place, String text) {
    return text == null ? Cell.of(null, Format.TEXT) : Cell.text(words.code(place.column(), text));
  }

  /** The rest of a row's key, such as its category; nothing where that is all of them. */
  private String rest(String rest) {
    if (rest == null) {
      return "";
    }
    return rest.replaceAll("channel=all|category=all(?=,|$)", "")
        .replaceAll("^[, ]+|[, ]+$", "")
        .replaceAll("category=|dataset=", "");
  }
}
