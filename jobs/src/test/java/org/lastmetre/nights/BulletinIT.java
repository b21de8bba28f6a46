package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lastmetre.contract.Column;
import org.lastmetre.county.CountyMaker;
import org.lastmetre.deliver.bulletin.Bulletin;
import org.lastmetre.deliver.bulletin.Edition;
import org.lastmetre.deliver.paper.Language;
import org.lastmetre.deliver.paper.Printer;
import org.lastmetre.deliver.paper.Printout;
import org.lastmetre.deliver.paper.Printout.Readers;
import org.lastmetre.deliver.paper.Words;
import org.lastmetre.metrics.Period;
import org.lastmetre.nights.BulletinBook.Line;
import org.lastmetre.ops.Night.State;
import org.lastmetre.publish.Manifest;

/** A county that is no sample, after two nights between which late files came, as bulletins. */
final class BulletinIT {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path SOFFICE = Path.of("/usr/bin/soffice");
  private static final Words WORDS = Words.in(Language.ZH);
  private static final String WITHHELD = WORDS.say("withheld");

  /** By sheet the table of its lines, and the rest of a row's key as restatements write it. */
  private static final Map<String, List<String>> SHEETS = sheets();

  private static final Map<String, List<Row>> ANSWERS = new HashMap<>();

  @TempDir static Path folder;
  private static OneWarehouse warehouse;
  private static String county;
  private static Edition month;
  private static BulletinBook book;
  private static Path page;

  /** Causes of the restatements of a figure, by table, period, unit, rest of the key and column. */
  private static Map<String, List<String>> causes;

  @BeforeAll
  static void bulletin_is_written() throws IOException {
    CountyMaker maker = CountyMaker.of(41).households(120).months(4).nights(10);
    Path full = folder.resolve("full");
    maker.write(full);
    county = maker.code();
    Path source = folder.resolve("source");
    LocalDate first = maker.asOf().minusDays(5);
    CountyMaker.reveal(full, source, first);
    warehouse = new OneWarehouse(source, folder.resolve("warehouse"));
    assertThat(warehouse.night(first).state()).isEqualTo(State.PUBLISHED);
    CountyMaker.reveal(full, source, maker.nights().get(maker.nights().size() - 1));
    assertThat(warehouse.night(maker.asOf()).state()).isEqualTo(State.PUBLISHED);
    Manifest.Day day = warehouse.published().day(county).orElseThrow();
    Period running = Period.holding(Period.Kind.MONTH, day.asOf(), day.monthStartsOn());
    month =
        new Edition(
            warehouse.published(),
            day,
            Period.holding(Period.Kind.MONTH, running.start().minusDays(1), day.monthStartsOn()));
    List<Path> files = write(month, Language.ZH, Optional.empty());
    book = BulletinBook.of(files.get(0));
    page = files.get(1);
    causes = new HashMap<>();
    for (Row row :
        warehouse.ask(
            "SELECT concat_ws('|', table_name, period, period_start, unit_code, coalesce(row_key, ''), measure), cause"
                + " FROM gold.restatements WHERE jurisdiction = '%s'".formatted(county))) {
      causes.computeIfAbsent(row.getString(0), key -> new ArrayList<>()).add(row.getString(1));
    }
  }

  private static List<Path> write(Edition edition, Language language, Optional<Printer> printer)
      throws IOException {
    return new Printout(folder.resolve("bulletins"), printer, Readers.ALL)
        .write(
            Bulletin.of(
                    warehouse.harness().lake(), warehouse.contracts(), edition, Words.in(language))
                .orElseThrow(),
            edition.code() + "." + language.code());
  }

  private static Map<String, List<String>> sheets() {
    Map<String, List<String>> sheets = new LinkedHashMap<>();
    sheets.put("coverage", List.of("coverage", ""));
    sheets.put("due_sheet", List.of("response_due", "category=all"));
    sheets.put("response", List.of("response", "category=all, channel=all"));
    sheets.put("satisfaction", List.of("satisfaction", ""));
    sheets.put("scorecard", List.of("scorecard", ""));
    sheets.put("common", List.of("common_issues", ""));
    sheets.put("submissions", List.of("submissions", ""));
    return sheets;
  }

  @ParameterizedTest
  @CsvSource({
    "coverage",
    "due_sheet",
    "response",
    "satisfaction",
    "scorecard",
    "common",
    "submissions"
  })
  void figures_are_those_of_sql(String sheet) {
    String table = SHEETS.get(sheet).get(0);
    List<Line> lines = book.lines(WORDS.say(sheet));
    assertThat(lines).isNotEmpty();
    int figures = 0;
    for (Line line : lines) {
      String unit = line.text(0).isEmpty() ? county : line.text(0);
      String rest = rest(sheet, line);
      List<Row> rows = row(table, unit, rest);
      assertThat(rows.size()).as("%s of %s", sheet, unit).isLessThanOrEqualTo(1);
      for (int i = 2; i < line.headings().size(); i++) {
        String name = column(table, line.headings().get(i));
        if (name != null) {
          Row row = rows.isEmpty() ? null : rows.get(0);
          check(line, line.cells().get(i), row, name);
          mark(line.cells().get(i), table, period(), unit, rest, name);
          figures++;
        }
      }
    }
    assertThat(figures).isGreaterThanOrEqualTo(lines.size() * 4);
  }

  @Test
  void every_unit_of_the_level_has_its_line() {
    List<String> units =
        warehouse
            .ask(
                "SELECT unit_code FROM gold.coverage WHERE %s AND (unit_code = '%s' OR unit_level = 'township') ORDER BY unit_code <> jurisdiction, unit_code"
                    .formatted(period(), county))
            .stream()
            .map(row -> row.getString(0))
            .toList();
    assertThat(units).hasSizeGreaterThan(3);
    for (String sheet : List.of("coverage", "due_sheet", "response", "satisfaction", "backlog")) {
      assertThat(
              book.lines(WORDS.say(sheet)).stream()
                  .map(line -> line.text(0))
                  .filter(code -> !code.isEmpty()))
          .as(sheet)
          .containsExactlyElementsOf(units);
    }
    assertThat(
            book.lines(WORDS.say("scorecard")).stream()
                .filter(line -> line.group().isEmpty())
                .map(line -> line.text(0)))
        .as("in the order of codes")
        .containsExactlyElementsOf(units.subList(1, units.size()));
  }

  @Test
  void rates_stand_beside_numerator_and_denominator() {
    int rates = 0;
    for (String sheet :
        List.of("coverage", "due_sheet", "response", "satisfaction", "submissions")) {
      String table = SHEETS.get(sheet).get(0);
      List<String> headings = book.lines(WORDS.say(sheet)).get(0).headings();
      List<String> shown = headings.stream().map(heading -> column(table, heading)).toList();
      for (String name : shown) {
        Column column =
            name == null ? null : warehouse.contracts().table("gold", table).column(name);
        if (column != null && column.measure() != null && column.measure().formula() != null) {
          var parts = Pattern.compile("^(\\w+) / (\\w+)$").matcher(column.measure().formula());
          if (parts.matches()) {
            assertThat(shown).as(name).contains(parts.group(1), parts.group(2));
            rates++;
          }
        }
      }
    }
    assertThat(rates).isGreaterThanOrEqualTo(10);
  }

  @Test
  void backlog_is_that_of_sql() {
    List<Line> units = book.lines(WORDS.say("backlog"));
    for (Line line : units) {
      backlog(line, line.text(0), month.period().last());
    }
    List<Line> days = book.lines(WORDS.say("trend"));
    assertThat(days).hasSize(month.period().last().getDayOfMonth());
    for (Line line : days) {
      backlog(line, county, line.cells().get(0).getLocalDateTimeCellValue().toLocalDate());
    }
  }

  private void backlog(Line line, String unit, LocalDate day) {
    String where = "period = 'day' AND period_start = '%s'".formatted(day);
    List<Row> rows =
        asked("SELECT * FROM gold.backlog WHERE jurisdiction = '%s'".formatted(county)).stream()
            .filter(row -> row.getAs("unit_code").equals(unit) && row.getAs("day").equals(day))
            .toList();
    for (int i = 0; i < line.headings().size(); i++) {
      String name = column("backlog", line.headings().get(i));
      if (name != null && !name.startsWith("unit") && !name.equals("day")) {
        check(line, line.cells().get(i), rows.isEmpty() ? null : rows.get(0), name);
        mark(line.cells().get(i), "backlog", where, unit, "", name);
      }
    }
  }

  @Test
  void changes_are_differences_of_what_sql_says() {
    List<Line> lines = new ArrayList<>(book.lines(WORDS.say("cover")));
    int measures = lines.size();
    lines.addAll(book.lines(WORDS.say("changes")));
    assertThat(lines).hasSizeGreaterThan(measures * 3);
    Period before =
        Period.holding(
            Period.Kind.MONTH, month.period().start().minusDays(1), month.day().monthStartsOn());
    int changed = 0;
    for (Line line : lines) {
      String unit = line.group().isEmpty() ? county : line.group().split(" ", -1)[0];
      List<Object> now = measured(line.text(0), unit, month.period());
      List<Object> former = measured(line.text(0), unit, before);
      for (int i = 0; i < 3; i++) {
        same(line, line.cells().get(1 + i), now.get(i));
        same(line, line.cells().get(4 + i), former.get(i));
      }
      Object difference = null;
      if (now.get(2) instanceof Number is && former.get(2) instanceof Number was) {
        boolean isRate = now.get(1) != null;
        difference = (is.doubleValue() - was.doubleValue()) * (isRate ? 100 : 1);
        changed++;
      }
      same(line, line.cells().get(7), difference == null ? "–" : difference);
    }
    assertThat(changed).isGreaterThan(measures);
  }

  /** Numerator, denominator and figure of a measure of the cover, by a query of its own. */
  private static List<Object> measured(String said, String unit, Period period) {
    String name =
        Words.all().entrySet().stream()
            .filter(word -> word.getKey().startsWith("m_") && word.getValue().zh().equals(said))
            .map(Map.Entry::getKey)
            .collect(Collectors.joining());
    String of =
        "period = '%s' AND period_start = '%s'".formatted(period.kind().word(), period.start());
    String all = of + " AND category = 'all'";
    String day = "day = '%s'".formatted(period.last());
    List<Object> told =
        switch (name) {
          case "m_coverage" ->
              one("households_visited, households, coverage_rate", "coverage", of, unit);
          case "m_key_coverage" ->
              one(
                  "key_households_visited, key_households, key_coverage_rate",
                  "coverage",
                  of,
                  unit);
          case "m_on_time" -> one("closed_on_time, due, on_time_rate", "response_due", all, unit);
          case "m_closed" -> one("closed, due, closed_rate", "response_due", all, unit);
          case "m_closed_loop" ->
              one(
                  "closed_loop, due, closed_loop_rate",
                  "response",
                  all + " AND channel = 'all'",
                  unit);
          case "m_satisfaction" ->
              one(
                  "if(suppressed, '隐去', concat(satisfied, '+', basically_satisfied)), rated, if(suppressed, '隐去', satisfaction_rate)",
                  "satisfaction",
                  of,
                  unit);
          case "m_never" -> one("'', null, households_never_visited", "coverage", of, unit);
          case "m_overdue" -> one("'', null, households_overdue", "coverage", of, unit);
          case "m_blind" -> one("'', null, lowest_units_unvisited", "coverage", of, unit);
          case "m_raised" ->
              one("'', null, raised", "response", all + " AND channel = 'all'", unit);
          case "m_open" -> one("'', null, open", "backlog", day, unit);
          case "m_red" -> one("'', null, red", "backlog", day, unit);
          default -> throw new AssertionError("No query for " + said);
        };
    return told;
  }

  private static List<Object> one(String columns, String table, String where, String unit) {
    List<Row> rows =
        asked(
                "SELECT %s, unit_code FROM gold.%s WHERE jurisdiction = '%s' AND %s"
                    .formatted(columns, table, county, where))
            .stream()
            .filter(row -> row.getAs("unit_code").equals(unit))
            .toList();
    boolean isRate = !columns.startsWith("''");
    List<Object> told = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Object value = null;
      if (!rows.isEmpty()) {
        value = rows.get(0).get(i);
      } else if (i < 2 || !isRate) {
        value = 0L;
      }
      if (value instanceof String text && text.matches("[0-9.]+")) {
        value = Double.valueOf(text);
      }
      told.add(i < 2 && !isRate ? (i == 0 ? "" : null) : value == null ? "–" : value);
    }
    return told;
  }

  @Test
  void changed_figures_are_listed_as_sql_has_them() {
    List<Line> lines = book.lines(WORDS.say("restated"));
    assertThat(lines).isNotEmpty();
    assertThat(lines.stream().map(line -> line.text(7)).collect(Collectors.toSet()))
        .contains(WORDS.say("cause_data"))
        .isSubsetOf(WORDS.say("cause_data"), WORDS.say("cause_rules"), WORDS.say("cause_as_of"));
    for (Line line : lines) {
      String table =
          Words.all().entrySet().stream()
              .filter(
                  w -> w.getKey().startsWith("table_") && w.getValue().zh().equals(line.text(0)))
              .map(w -> w.getKey().substring("table_".length()))
              .collect(Collectors.joining());
      String name = column(table, line.text(1));
      LocalDate start = line.cells().get(3).getLocalDateTimeCellValue().toLocalDate();
      LocalDate at = line.cells().get(9).getLocalDateTimeCellValue().toLocalDate();
      List<Row> rows =
          asked("SELECT * FROM gold.restatements WHERE jurisdiction = '%s'".formatted(county))
              .stream()
              .filter(row -> row.getAs("table_name").equals("gold." + table))
              .filter(row -> row.getAs("measure").equals(name))
              .filter(row -> line.text(2).equals(row.getAs("unit_code")))
              .filter(row -> row.getAs("period_start").equals(start))
              .filter(row -> List.of("month", "day").contains(row.<String>getAs("period")))
              .filter(row -> row.getAs("restated_as_of").equals(at))
              .filter(
                  row ->
                      String.valueOf(row.<String>getAs("row_key")).contains(line.text(4))
                          || line.text(4).isEmpty())
              .toList();
      assertThat(rows)
          .as("%s %s", line.text(0), line.text(1))
          .anySatisfy(
              row -> {
                boolean isText =
                    row.getAs("before_text") != null || row.getAs("after_text") != null;
                if (isText) {
                  assertThat(line.text(6)).isEqualTo(said(row.getAs("after_text")));
                  assertThat(line.text(5)).isEqualTo(said(row.getAs("before_text")));
                } else {
                  same(line, line.cells().get(5), told(row.getAs("before")));
                  same(line, line.cells().get(6), told(row.getAs("after")));
                }
              });
    }
  }

  @Test
  void charts_read_the_cells_they_stand_above() {
    for (String sheet :
        List.of(
            "coverage", "due_sheet", "response", "satisfaction", "backlog", "trend", "common")) {
      String name = WORDS.say(sheet);
      XSSFDrawing drawing = book.workbook().getSheet(name).getDrawingPatriarch();
      assertThat(drawing.getCharts()).as(name).hasSize(1);
      XSSFChart chart = drawing.getCharts().get(0);
      int first = book.workbook().getSheet(name).getRepeatingRows().getFirstRow() + 2;
      assertThat(references(chart))
          .as(name)
          .isNotEmpty()
          .allMatch(reference -> reference.contains(name + "!$") || reference.contains("'!$"))
          .anyMatch(
              reference ->
                  reference.contains("$" + first + ":$")
                      || reference.matches(".*\\$[A-Z]+\\$" + (first + 1) + ":.*"));
      assertThat(chart.getTitleText().getString()).isNotBlank();
    }
  }

  private static List<String> references(XSSFChart chart) {
    return Pattern.compile("<c:f>([^<]+)</c:f>")
        .matcher(chart.getCTChart().toString())
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  @Test
  void every_sheet_is_ready_for_the_printer() {
    var workbook = book.workbook();
    assertThat(workbook.getNumberOfSheets()).isGreaterThanOrEqualTo(13);
    for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
      var sheet = workbook.getSheetAt(i);
      assertThat(workbook.getPrintArea(i)).as(sheet.getSheetName()).contains("$A$1:");
      assertThat(sheet.getRepeatingRows()).as(sheet.getSheetName()).isNotNull();
      assertThat(sheet.getFitToPage()).isTrue();
      assertThat(sheet.getFooter().getLeft()).contains(month.night().runId());
      assertThat(sheet.getHeader().getRight()).contains("样县", month.day().asOf().toString());
    }
    String cover = book.workbook().getSheetAt(0).getRow(3).getCell(0).getStringCellValue();
    assertThat(cover).contains(month.day().asOf().toString(), month.night().runId());
  }

  @Test
  void page_says_what_the_workbook_says() throws IOException {
    String text = Files.readString(page).split("</main>", -1)[0];
    String[] sections = text.split("<section>", -1);
    var workbook = book.workbook();
    assertThat(sections).hasSize(workbook.getNumberOfSheets() + 1);
    DataFormatter formatter = new DataFormatter();
    for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
      List<String> shown =
          Pattern.compile("<td[^>]*>([^<]*)</td>")
              .matcher(sections[i + 1])
              .results()
              .map(found -> StringEscapeUtils.unescapeHtml4(found.group(1)))
              .toList();
      List<String> stored =
          book.lines(workbook.getSheetName(i)).stream()
              .flatMap(line -> line.cells().stream())
              .map(formatter::formatCellValue)
              .toList();
      assertThat(shown).as(workbook.getSheetName(i)).isEqualTo(stored);
    }
    assertThat(text).doesNotContain("src=", "href=");
  }

  @Test
  void nobody_is_named() throws IOException {
    String text = Files.readString(page).split("</main>", -1)[0];
    assertThat(text).doesNotContain("name_", "phone_", "address_");
  }

  @ParameterizedTest
  @CsvSource({"QUARTER, EN", "YEAR, ZH", "YEAR, EN"})
  void other_periods_and_the_other_language_are_written(Period.Kind kind, Language language)
      throws IOException {
    Period period = Period.holding(kind, month.day().asOf(), month.day().monthStartsOn());
    Edition edition = new Edition(month.night(), month.day(), period);
    BulletinBook other = BulletinBook.of(write(edition, language, Optional.empty()).get(0));
    Words words = Words.in(language);
    Line whole = other.lines(words.say("coverage")).get(0);
    Row row =
        warehouse.askOne(
            "SELECT households_visited, coverage_rate FROM gold.coverage WHERE jurisdiction = '%s' AND unit_code = jurisdiction AND period = '%s' AND period_start = '%s'"
                .formatted(county, kind.word(), period.start()));
    same(whole, whole.cell(words.heading("coverage", "households_visited")), row.get(0));
    same(whole, whole.cell(words.heading("coverage", "coverage_rate")), row.get(1));
    assertThat(other.lines(words.say("trend"))).isNotEmpty();
  }

  @Test
  void period_without_rows_has_no_bulletin() {
    Period long_ago = Period.written("1999-01", 1).orElseThrow();
    assertThat(
            Bulletin.of(
                warehouse.harness().lake(),
                warehouse.contracts(),
                new Edition(month.night(), month.day(), long_ago),
                WORDS))
        .isEmpty();
  }

  @Test
  void page_is_printed_by_chromium() throws IOException {
    assumeTrue(Files.isExecutable(CHROMIUM), "Chromium is not installed: no page is printed");
    List<Path> files = write(month, Language.ZH, Optional.of(new Printer(CHROMIUM)));
    byte[] pdf = Files.readAllBytes(files.get(2));
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertThat(pdf).hasSizeGreaterThan(20_000);
  }

  @Test
  void workbook_is_opened_by_libreoffice() throws Exception {
    assumeTrue(
        Files.isExecutable(SOFFICE),
        "LibreOffice is not installed (Debian: libreoffice-calc-nogui): no workbook is opened");
    Path file = write(month, Language.ZH, Optional.empty()).get(0);
    Path out = Files.createDirectories(folder.resolve("opened"));
    Process process =
        new ProcessBuilder(
                SOFFICE.toString(),
                "-env:UserInstallation=" + folder.resolve("office").toUri(),
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                out.toString(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    Path pdf = out.resolve(file.getFileName().toString().replace(".xlsx", ".pdf"));
    assertThat(pdf).exists();
    assertThat(Files.size(pdf)).isGreaterThan(20_000);
  }

  private static String period() {
    return "period = 'month' AND period_start = '%s'".formatted(month.period().start());
  }

  /** The row behind a line. */
  private static List<Row> row(String table, String unit, String rest) {
    String from =
        table.equals("scorecard")
            ? "(SELECT s.*, f.satisfaction_low, f.satisfaction_high FROM gold.scorecard s JOIN gold.satisfaction f USING (jurisdiction, period, period_start, unit_code))"
            : "gold." + table;
    Map<String, String> key =
        Pattern.compile("(\\w+)=([^,]*)")
            .matcher(rest)
            .results()
            .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    return asked(
            "SELECT * FROM %s WHERE jurisdiction = '%s' AND %s".formatted(from, county, period()))
        .stream()
        .filter(row -> row.getAs("unit_code").equals(unit))
        .filter(
            row ->
                key.entrySet().stream()
                    .allMatch(part -> row.getAs(part.getKey()).equals(part.getValue())))
        .toList();
  }

  /** The answer to a query, asked once. */
  private static List<Row> asked(String query) {
    return ANSWERS.computeIfAbsent(query, warehouse::ask);
  }

  private static String rest(String sheet, Line line) {
    return switch (sheet) {
      case "due_sheet" -> "category=" + (line.text(0).isEmpty() ? line.text(1) : "all");
      case "response" ->
          "category=%s, channel=all".formatted(line.text(0).isEmpty() ? line.text(1) : "all");
      case "common" -> "category=" + line.text(2);
      case "submissions" ->
          "dataset="
              + warehouse.contracts().inputs().stream()
                  .map(dataset -> dataset.name())
                  .filter(name -> WORDS.code("dataset", name).equals(line.text(2)))
                  .collect(Collectors.joining());
      default -> "";
    };
  }

  /** A text as a bulletin says it; nothing where there was none. */
  private static String said(String text) {
    return text == null ? "" : WORDS.code("funnel", text);
  }

  /** The column of a table that stands under a heading; null for what is no figure of it. */
  private static String column(String table, String heading) {
    List<String> names = new ArrayList<>();
    warehouse.contracts().table("gold", table).columns().forEach(c -> names.add(c.name()));
    if (table.equals("scorecard")) {
      names.addAll(List.of("satisfaction_low", "satisfaction_high"));
    }
    List<String> found =
        names.stream()
            .filter(
                name -> !List.of("unit_code", "unit_name", "category", "dataset").contains(name))
            .filter(name -> WORDS.heading(table, name).equals(heading))
            .toList();
    assertThat(found.size()).as("%s in %s", heading, table).isLessThanOrEqualTo(1);
    return found.isEmpty() ? null : found.get(0);
  }

  /** A cell holds what its row does; no row counts none. */
  private static void check(Line line, XSSFCell cell, Row row, String name) {
    Object value;
    if (row == null) {
      value = name.endsWith("_rate") ? "–" : 0L;
    } else {
      value = row.getAs(name);
      boolean isSuppressed =
          List.of(row.schema().fieldNames()).contains("suppressed")
              ? row.<Boolean>getAs("suppressed")
              : name.equals("satisfaction_rate") && row.<Long>getAs("rated") > 0
                  || name.startsWith("satisfaction_")
                      && row.isNullAt(row.fieldIndex("satisfaction_rate"))
                      && row.<Long>getAs("rated") > 0;
      if (value == null) {
        value = isSuppressed ? WITHHELD : "–";
      }
      value = said(name, value, row);
    }
    same(line, cell, value);
  }

  private static Object said(String name, Object value, Row row) {
    return switch (name) {
      case "band" -> value.equals("–") ? WORDS.say("no_band") : value;
      case "funnel" -> value.equals("–") ? "" : WORDS.code("funnel", (String) value);
      case "surge" ->
          value.equals("–")
              ? WORDS.say("not_comparable")
              : value.equals(true) ? WORDS.say("yes") : WORDS.say("no");
      default -> value;
    };
  }

  /**
   * @param expected null for an empty cell
   */
  private static void same(Line line, XSSFCell cell, Object expected) {
    String where = "%s %s".formatted(line.sheet(), cell.getReference());
    if (expected instanceof Number number) {
      assertThat(cell.getCellType()).as(where).isEqualTo(CellType.NUMERIC);
      assertThat(cell.getNumericCellValue()).as(where).isEqualTo(number.doubleValue());
    } else if (expected == null) {
      assertThat(new DataFormatter().formatCellValue(cell)).as(where).isEmpty();
    } else {
      assertThat(cell.getStringCellValue()).as(where).isEqualTo(expected);
    }
  }

  private static Object told(Object value) {
    return value == null ? "–" : value;
  }

  /** A figure that was published otherwise bears its sign, and no other does. */
  private static void mark(
      XSSFCell cell, String table, String where, String unit, String rest, String name) {
    if (cell.getCellType() != CellType.NUMERIC
        || name.startsWith("satisfaction_l")
        || name.startsWith("satisfaction_h")) {
      return;
    }
    var parts = Pattern.compile("'([^']*)'").matcher(where).results().map(f -> f.group(1)).toList();
    List<String> why =
        causes.getOrDefault(
            String.join("|", "gold." + table, parts.get(0), parts.get(1), unit, rest, name),
            List.of());
    String sign = why.isEmpty() ? "" : why.stream().allMatch("as_of"::equals) ? "\"°\"" : "\"†\"";
    String format = cell.getCellStyle().getDataFormatString();
    assertThat(format.replaceAll("[^°†\"]", "")).as(cell.getReference()).isEqualTo(sign);
  }
}
