package org.lastmetre.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The described cases in {@code contract/*.csv}: one more line there is one more test. */
class CasesTest {
  private static final String CASE = "[{index}] {arguments}";

  @ParameterizedTest(name = CASE)
  @CsvFileSource(
      resources = "/contract/dates.csv",
      numLinesToSkip = 1,
      ignoreLeadingAndTrailingWhitespace = false)
  void timestamps(String raw, String zone, String expected, String why) {
    OneColumn column = new OneColumn("type: timestamp");
    assertThat(column.outcome(raw, ZoneId.of(zone), List.of())).as(why).isEqualTo(expected);
  }

  @ParameterizedTest(name = CASE)
  @CsvFileSource(resources = "/contract/date_formats.csv", numLinesToSkip = 1)
  void timestampsOfMappings(String format, String raw, String zone, String expected, String why) {
    OneColumn column = new OneColumn("type: timestamp");
    assertThat(column.outcome(raw, ZoneId.of(zone), List.of(format))).as(why).isEqualTo(expected);
  }

  @ParameterizedTest(name = CASE)
  @CsvFileSource(resources = "/contract/civil_dates.csv", numLinesToSkip = 1)
  void dates(String raw, String zone, String expected, String why) {
    OneColumn column = new OneColumn("type: date, earliest_year: 1900");
    assertThat(column.outcome(raw, ZoneId.of(zone), List.of())).as(why).isEqualTo(expected);
  }

  @ParameterizedTest(name = CASE)
  @CsvFileSource(
      resources = "/contract/booleans.csv",
      numLinesToSkip = 1,
      ignoreLeadingAndTrailingWhitespace = false)
  void booleans(String raw, String expected, String why) {
    assertThat(new OneColumn("type: boolean").outcome(raw)).as(why).isEqualTo(expected);
  }

  @ParameterizedTest(name = CASE)
  @CsvFileSource(
      resources = "/contract/codes.csv",
      numLinesToSkip = 1,
      ignoreLeadingAndTrailingWhitespace = false)
  void codes(String raw, String expected, String why) {
    assertThat(new OneColumn("type: code").outcome(raw)).as(why).isEqualTo(expected);
  }

  @ParameterizedTest(name = CASE)
  @CsvFileSource(
      resources = "/contract/lists.csv",
      numLinesToSkip = 1,
      ignoreLeadingAndTrailingWhitespace = false)
  void lists(String raw, String expected, String why) {
    assertThat(new OneColumn("type: list").outcome(raw)).as(why).isEqualTo(expected);
  }

  @ParameterizedTest(name = CASE)
  @CsvFileSource(resources = "/contract/numbers.csv", numLinesToSkip = 1)
  void numbers(String raw, String type, String expected, String why) {
    OneColumn column = new OneColumn("type: " + type);
    assertThat(column.outcome(raw)).as(why).isEqualTo(expected);
  }

  @ParameterizedTest(name = CASE)
  @CsvFileSource(resources = "/contract/choices.csv", numLinesToSkip = 1)
  void choices(String table, String column, String raw, String expected, String why) {
    RowParser parser = new RowParser(OneColumn.CONTRACTS.table("silver", table));
    Map<String, String> row = new HashMap<>();
    row.put(column, raw);
    Parsed parsed = parser.parse(row, OneColumn.context(OneColumn.SHANGHAI, List.of()));
    String outcome =
        parsed.problems().stream()
            .filter(p -> p.column().equals(column))
            .map(Problem::code)
            .findFirst()
            .orElse(String.valueOf(parsed.values().get(column)));
    assertThat(outcome).as(why).isEqualTo(expected);
  }

  @ParameterizedTest(name = CASE)
  @CsvFileSource(resources = "/contract/headers.csv", numLinesToSkip = 1)
  void headers(String table, String header, String expected, String why) {
    HeaderMatch match =
        new HeaderMatcher(OneColumn.CONTRACTS.table("silver", table)).match(List.of(header));
    assertThat(match.columnByIndex().getOrDefault(0, "unknown")).as(why).isEqualTo(expected);
  }

  @ParameterizedTest(name = CASE)
  @CsvFileSource(resources = "/contract/free_text.csv", numLinesToSkip = 1)
  void freeText(String text, String expected, String why) {
    assertThat(FreeText.masked(text)).as(why).isEqualTo(expected);
  }

  @ParameterizedTest(name = CASE)
  @CsvFileSource(resources = "/contract/numbers_as_codes.csv", numLinesToSkip = 1)
  void numbersAsCodes(String text, String expected, String why) {
    String replaced =
        NumbersAsCodes.replaced(text, "130102", (kind, number) -> "<" + kind + " " + number + ">");
    assertThat(replaced).as(why).isEqualTo(expected);
  }
}
