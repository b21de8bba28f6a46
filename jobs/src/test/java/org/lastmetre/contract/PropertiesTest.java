package org.lastmetre.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.StringLength;

/** Laws that hold for every date and every text. */
class PropertiesTest {
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  @Provide
  Arbitrary<LocalDateTime> moments() {
    long first = LocalDate.of(1990, 1, 2).toEpochDay();
    long last = LocalDate.of(2099, 12, 30).toEpochDay();
    return Combinators.combine(
            Arbitraries.longs().between(first, last), Arbitraries.integers().between(0, 86_399))
        .as((day, second) -> LocalDate.ofEpochDay(day).atStartOfDay().plusSeconds(second));
  }

  @Property
  void every_date_parses_back_from_every_form(@ForAll("moments") LocalDateTime moment) {
    LocalDate date = moment.toLocalDate();
    for (String form :
        List.of("uuuu-MM-dd", "uuuu-M-d", "uuuu/M/d", "uuuu/MM/dd", "uuuu年M月d日", "uuuuMMdd")) {
      assertThat(read(render(form, moment))).as(form).isEqualTo(date.atStartOfDay());
    }
    long serial = ChronoUnit.DAYS.between(SERIAL_ZERO, date);
    assertThat(read(Long.toString(serial))).isEqualTo(date.atStartOfDay());
  }

  @Property
  void every_moment_parses_back_from_every_form(@ForAll("moments") LocalDateTime moment) {
    for (String form :
        List.of(
            "uuuu-MM-dd HH:mm:ss",
            "uuuu/M/d H:mm:ss",
            "uuuu-MM-dd'T'HH:mm:ss",
            "uuuu年M月d日 HH:mm:ss",
            "uuuu年M月d日H时m分s秒",
            "uuuuMMddHHmmss",
            "uuuuMMdd HH:mm:ss",
            "uuuu-MM-dd HH:mm:ss.SSSSSS")) {
      assertThat(read(render(form, moment))).as(form).isEqualTo(moment);
    }
    long days = ChronoUnit.DAYS.between(SERIAL_ZERO, moment.toLocalDate());
    double serial = days + moment.toLocalTime().toSecondOfDay() / 86_400d;
    assertThat(read(Double.toString(serial))).isEqualTo(moment);
  }

  @Property
  void an_offset_rules_whatever_the_zone(
      @ForAll("moments") LocalDateTime moment, @ForAll("zones") ZoneId zone) {
    var instant = moment.atZone(zone).toInstant();
    for (String form : List.of("uuuu-MM-dd HH:mm:ssXXX", "uuuu-MM-dd HH:mm:ss XXX")) {
      String raw = DateTimeFormatter.ofPattern(form, Locale.ROOT).format(instant.atZone(zone));
      assertThat(Dates.read(raw, List.of()).orElseThrow().instant(ZoneId.of("Pacific/Apia")))
          .as(raw)
          .isEqualTo(instant);
    }
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of("Asia/Shanghai", "America/Chicago", "Asia/Kolkata", "UTC")
        .map(ZoneId::of);
  }

  @Property
  void full_width_reads_as_half_width(@ForAll("moments") LocalDateTime moment) {
    String half = render("uuuu-MM-dd HH:mm:ss", moment);
    assertThat(read(fullWidth(half))).isEqualTo(moment);
    String digits = render("uuuuMMdd", moment);
    assertThat(Numbers.read(fullWidth(digits))).isEqualTo(Numbers.read(digits));
    assertThat(Codes.normalised(fullWidth(digits))).isEqualTo(digits);
    assertThat(Words.matchKey(fullWidth("A-" + digits))).isEqualTo(Words.matchKey("a" + digits));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> near =
        Arbitraries.strings()
            .withChars("0123456789０９-/.:：年月日时分秒点TZ+ 　,;；、E#'\"=满意是否—")
            .ofMaxLength(30);
    return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(60), near, near);
  }

  @Property(tries = 2000)
  void parsing_never_throws(@ForAll("texts") String text, @ForAll("texts") String other) {
    ParseContext context =
        new ParseContext(
            OneColumn.SHANGHAI,
            OneColumn.SHANGHAI,
            OneColumn.SUBMITTED,
            List.of("M/d/yy h:mm a"),
            Set.of("?"),
            Set.of("visit_id"));
    for (TableContract table : OneColumn.CONTRACTS.inputs()) {
      RowParser parser = new RowParser(table);
      Map<String, String> row = new HashMap<>();
      int i = 0;
      for (Column column : table.inputColumns()) {
        row.put(column.name(), i++ % 2 == 0 ? text : other);
      }
      Parsed parsed = parser.parse(row, context);
      assertThat(parsed.values()).hasSize(table.inputColumns().size());
      for (Problem problem : parsed.problems()) {
        assertThat(problem.sentence().zh()).isNotBlank();
      }
      String id = parser.entityId(row);
      assertThat(id == null || !Codes.isDamaged(id)).isTrue();
    }
    assertThat(
            new HeaderMatcher(OneColumn.CONTRACTS.table("silver", "visits"))
                .match(List.of(text, other))
                .columnByIndex()
                .size())
        .isLessThanOrEqualTo(2);
  }

  @Property
  void masking_twice_is_masking_once(@ForAll @StringLength(max = 80) String text) {
    String once = FreeText.masked(text);
    assertThat(FreeText.masked(once)).isEqualTo(once);
  }

  @Property
  void no_mobile_number_survives(
      @ForAll("mobiles") String number, @ForAll("around") String around) {
    assertThat(FreeText.masked(around + number + around)).doesNotContain(number.substring(7));
  }

  @Property(tries = 20_000)
  void no_number_is_passed_over_by_counting_digits(@ForAll("numerals") String text) {
    FreeText.Replacement cross = (kind, number) -> kind + "×";
    assertThat(FreeText.replaced(text, cross)).isEqualTo(FreeText.searched(text, cross));
  }

  /** Made of what numbers are made of, some of them numbers. */
  @Provide
  Arbitrary<String> numerals() {
    Arbitrary<String> digits = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(12);
    Arbitrary<String> marks =
        Arbitraries.of("", " ", "-", "–", "(", ")", "（", "）", ".", "+", "E", "\u3000", "电", ":");
    Arbitrary<String> numbers =
        Arbitraries.of(
            "13812345678",
            "1.3812345678E+10",
            "(010)6234567",
            "0527-",
            "62345678",
            "３２１３",
            "19900307");
    return Arbitraries.frequencyOf(Tuple.of(2, digits), Tuple.of(3, marks), Tuple.of(2, numbers))
        .list()
        .ofMaxSize(8)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> mobiles() {
    return Arbitraries.longs().between(13_000_000_000L, 19_999_999_999L).map(String::valueOf);
  }

  @Provide
  Arbitrary<String> around() {
    return Arbitraries.strings().withChars("电话，。: 张a").ofMaxLength(6);
  }

  private static LocalDateTime read(String raw) {
    return Dates.read(raw, List.of()).orElseThrow(() -> new AssertionError(raw)).local();
  }

  private static String render(String form, LocalDateTime moment) {
    return DateTimeFormatter.ofPattern(form, Locale.ROOT).format(moment);
  }

  private static String fullWidth(String half) {
    StringBuilder wide = new StringBuilder();
    half.chars().forEach(c -> wide.append(c == ' ' ? '\u3000' : (char) (c + 0xFEE0)));
    return wide.toString();
  }
}
