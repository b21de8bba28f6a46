package org.lastmetre.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class StatutoryCalendarTest {

  private static final Path REAL = Path.of("..", "shared", "real", "holiday_cn");

  private final WorkCalendar calendar = WorkCalendar.of(Rules.read("CN"));

  @ParameterizedTest(name = "{0} has {13} working days")
  @CsvSource({
    "2024, 22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22, 251",
    "2025, 19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23, 248",
    "2026, 21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23, 248"
  })
  void working_days_of_each_month(
      int year,
      int january,
      int february,
      int march,
      int april,
      int may,
      int june,
      int july,
      int august,
      int september,
      int october,
      int november,
      int december,
      int inAll) {
    List<Long> months =
        IntStream.rangeClosed(1, 12)
            .mapToObj(month -> workingDays(YearMonth.of(year, month)))
            .toList();

    assertThat(months)
        .containsExactly(
            (long) january,
            (long) february,
            (long) march,
            (long) april,
            (long) may,
            (long) june,
            (long) july,
            (long) august,
            (long) september,
            (long) october,
            (long) november,
            (long) december);
    assertThat(months.stream().mapToLong(Long::longValue).sum()).isEqualTo(inAll);
  }

  private long workingDays(YearMonth month) {
    return month
        .atDay(1)
        .datesUntil(month.plusMonths(1).atDay(1))
        .filter(calendar::isWorkingDay)
        .count();
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "2007-12-31, false, named by the notice of 2008",
    "2015-09-03, false, the parade of 2015 was decreed in May of that year",
    "2018-12-29, true, a Saturday that the notice of 2019 makes up for New Year",
    "2018-12-31, false, a Monday that the notice of 2019 takes off",
    "2019-05-03, false, four days of May by an amendment in March of that year",
    "2020-01-31, false, the Spring Festival of 2020 was lengthened on 26 January",
    "2020-02-03, true, and ended on 2 February",
    "2025-01-01, false, New Year",
    "2025-01-27, true, the Monday before the Spring Festival",
    "2025-01-26, true, a make-up Sunday",
    "2026-10-08, true, the first day after the National Day week"
  })
  void a_day_is_worked_or_not(LocalDate day, boolean worked, String reason) {
    assertThat(calendar.isWorkingDay(day)).as(reason).isEqualTo(worked);
  }

  @Test
  void the_calendar_agrees_with_the_published_notices() throws IOException {
    Assumptions.assumeTrue(
        Files.isDirectory(REAL), "skipped: no published notices beside the project (" + REAL + ")");
    Map<LocalDate, Boolean> published = new TreeMap<>();
    List<Path> years;
    try (Stream<Path> files = Files.list(REAL)) {
      years = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    for (Path year : years) {
      published.putAll(days(year));
    }

    assertThat(Notices.ofChina().worked()).hasSize(678).isEqualTo(published);
    assertThat(Notices.ofChina().years()).hasSize(20).contains(2007, 2026);
  }

  /** JSON is YAML. */
  private static Map<LocalDate, Boolean> days(Path file) throws IOException {
    Map<LocalDate, Boolean> worked = new TreeMap<>();
    Map<String, Object> notice =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    for (Object entry : (List<?>) notice.get("days")) {
      Map<?, ?> day = (Map<?, ?>) entry;
      worked.put(LocalDate.parse(day.get("date").toString()), !((Boolean) day.get("isOffDay")));
    }
    return worked;
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "'day,kind', the first line must be date",
    "'date,kind,name,notice\n2026-10-01,rest,x,2026', write date",
    "'date,kind,name,notice\n2026-10-01,off,x', write date",
    "'date,kind,name,notice\n2026-13-01,off,x,2026', write the date as 2026-10-01",
    "'date,kind,name,notice\n2026-10-01,off,x,next', the notice as 2026",
    "'date,kind,name,notice\n2026-10-01,off,x,2026\n2026-10-01,off,x,2026', named twice"
  })
  void a_damaged_calendar_stops_the_run(String text, String says) {
    assertThatThrownBy(() -> Notices.parse(new BufferedReader(new StringReader(text))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("calendar/cn.csv, line ")
        .hasMessageContaining(says);
  }
}
