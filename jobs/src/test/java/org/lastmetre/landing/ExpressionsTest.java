package org.lastmetre.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTest {
  private static SparkSession spark;
  private static Dataset<Row> row;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "1")
            .getOrCreate();
    Map<String, String> source =
        Map.ofEntries(
            Map.entry("caseid", "2016-1"),
            Map.entry("creationdate", "3/5/16"),
            Map.entry("creationtime", "8:30 AM"),
            Map.entry("category", " Street Lights "),
            Map.entry("closeddate", "03/12/2016 02:30"),
            Map.entry("n", "12"),
            Map.entry("bad", "twelve"),
            Map.entry("empty", ""),
            Map.entry("people", "张三；李四"),
            Map.entry("事项编号", "A-7"),
            Map.entry("author.name", "Li"),
            Map.entry("long", "a".repeat(1000)),
            Map.entry("json", "{\"a\": {\"b\": [1, 2]}}"));
    row =
        spark.createDataFrame(
            List.of(RowFactory.create(source)),
            new StructType()
                .add(
                    "source", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType)));
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0001',
      nullValues = "NULL",
      value = {
        "`CASE ID` ~ 2016-1",
        "`case id` ~ 2016-1",
        "`事项编号` ~ A-7",
        "author.name ~ Li",
        "`author.name` ~ Li",
        "`no such column` ~ NULL",
        "'KC' ~ KC",
        "concat(`CREATION DATE`, ' ', `CREATION TIME`) ~ 3/5/16 8:30 AM",
        "`CREATION DATE` || ' ' || `CREATION TIME` ~ 3/5/16 8:30 AM",
        "concat_ws('-', n, `no such column`, n) ~ 12-12",
        "trim(lower(category)) ~ street lights",
        "trim(both ' ' from category) ~ Street Lights",
        "case trim(category) when 'Street Lights' then 'lighting' else 'other' end ~ lighting",
        "case when category like '%Lights%' then 'lighting' end ~ lighting",
        "if(n > 10, 'many', 'few') ~ many",
        "coalesce(nullif(empty, ''), 'none') ~ none",
        "cast(n as int) + 1 ~ 13",
        "cast(bad as int) ~ NULL",
        "coalesce(cast(bad as int), 0) ~ 0",
        "n / 0 ~ NULL",
        "cast(n as bigint) div 5 ~ 2",
        "-n % 5 ~ -2.0",
        "round(cast(n as decimal(10,2)) / 7, 2) ~ 1.71",
        "to_timestamp(`CLOSED DATE`, 'MM/dd/yyyy HH:mm') ~ 2016-03-12 02:30:00",
        "to_date(bad, 'yyyy-MM-dd') ~ NULL",
        "to_date(`CASE ID`, 'yyyy-MM-dd') ~ NULL",
        "date_format(to_timestamp(`CREATION DATE`, 'M/d/yy'), 'yyyy-MM-dd') ~ 2016-03-05",
        "date_add(to_date(`CREATION DATE`, 'M/d/yy'), 3) ~ 2016-03-08",
        "datediff(date '2016-03-10', to_date(`CREATION DATE`, 'M/d/yy')) ~ 5",
        "year(to_date(`CREATION DATE`, 'M/d/yy')) ~ 2016",
        "timestamp_seconds(0) ~ 1970-01-01 00:00:00",
        "timestamp_seconds(9223372036854775807) ~ NULL",
        "make_date(99999999, 1, 1) ~ NULL",
        "from_utc_timestamp(timestamp '2016-03-05 00:00', 'Asia/Shanghai') ~ 2016-03-05 08:00:00",
        "split(`CASE ID`, '-')[1] ~ 1",
        "split(`CASE ID`, '-')[7] ~ NULL",
        "element_at(split(`CASE ID`, '-'), -1) ~ 1",
        "split(people, '[；;]') ~ 张三;李四",
        "array('a', n) ~ a;12",
        "regexp_extract(`CASE ID`, '^(\\\\d+)-(\\\\d+)$', 2) ~ 1",
        "regexp_replace(category, '\\\\s+', '_') ~ _Street_Lights_",
        "regexp_replace(n, '(1)(2)', '$2$1') ~ 21",
        "category rlike '(?i)lights?' ~ true",
        "n in ('12', '13') and bad is not null ~ true",
        "n between 1 and 20 ~ true",
        "substring(`CASE ID`, 1, 4) ~ 2016",
        "left(right(`CASE ID`, 3), 1) ~ 6",
        "lpad(n, 5, '0') ~ 00012",
        "replace(n, '1', 'one') ~ one2",
        "translate(n, '12', 'ab') ~ ab",
        "md5('a') ~ 0cc175b9c0f1b6a831c399e269772661",
        "sha2('', 256) ~ e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "decode(n, '12', 'dozen', 'other') ~ dozen",
        "get_json_object(json, '$.a.b[1]') ~ 2",
        "greatest(n, '13') ~ 13",
        "length(long) ~ 1000",
        "user ~ NULL",
      })
  void usefulExpressionGives(String expression, String value) {
    assertThat(evaluated(expression)).isEqualTo(value);
  }

  @Test
  void sessionSettingsChangeNothing() {
    spark.conf().set("spark.sql.ansi.enabled", "true");
    spark.conf().set("spark.sql.session.timeZone", "America/Chicago");
    try {
      assertThat(evaluated("coalesce(cast(bad as int), 0)")).isEqualTo("0");
      assertThat(evaluated("cast(bad as int)")).isNull();
      assertThat(evaluated("n + 1")).isEqualTo("13.0");
      assertThat(evaluated("n / 0")).isNull();
      assertThat(evaluated("split(n, ',')[4]")).isNull();
      assertThat(evaluated("element_at(split(n, ','), 4)")).isNull();
      // 02:30 does not exist in Chicago that night.
      assertThat(evaluated("to_timestamp('2016-03-13 02:30')")).isEqualTo("2016-03-13 02:30:00");
      assertThat(evaluated("timestamp '2016-03-13 02:30'")).isEqualTo("2016-03-13 02:30:00");
      assertThat(evaluated("timestamp_seconds(0)")).isEqualTo("1970-01-01 00:00:00");
      assertThat(selected("bad > 5")).isFalse();
    } finally {
      spark.conf().unset("spark.sql.ansi.enabled");
      spark.conf().unset("spark.sql.session.timeZone");
    }
  }

  @Test
  void manyAlternativesAreNotDeep() {
    String many = "case category" + " when 'a' then 'b'".repeat(300) + " end";
    assertThat(Expressions.columnsOf(many)).containsExactly("category");
    assertThat(Expressions.columnsOf("n = '1'" + " or n = '2'".repeat(300))).containsExactly("n");
  }

  @Test
  void columnsAreNamedAsWritten() {
    assertThat(
            Expressions.columnsOf(
                "concat(`CASE ID`, a.b.c, case when `X` = 'y' then `CASE ID` end)"))
        .containsExactly("CASE ID", "a.b.c", "X");
    assertThat(Expressions.columnsOf("'KC'")).isEmpty();
  }

  @Test
  void conditionIsNeverNull() {
    assertThat(selected("`CASE ID` is not null")).isTrue();
    assertThat(selected("n > 20")).isFalse();
    assertThat(selected("`no such column` = 'x'")).isFalse();
    assertThat(selected("make_date(99999999, 1, 1) > date '2020-01-01'")).isFalse();
  }

  private static String key(String name) {
    return name.replace(" ", "").toLowerCase(Locale.ROOT);
  }

  private static String evaluated(String expression) {
    return row.select(Expressions.resolved(expression, ExpressionsTest::key)).first().getString(0);
  }

  private static boolean selected(String condition) {
    return row.filter(Expressions.resolvedCondition(condition, ExpressionsTest::key)).count() == 1;
  }
}
