package org.lastmetre.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
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
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

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
        "to_timestamp(`CLOSED DATE`, 'MM/dd/yyyy HH:mm') ~ 2016-03-12 02:30:00-06:00",
        "to_date(bad, 'yyyy-MM-dd') ~ NULL",
        "to_date(`CASE ID`, 'yyyy-MM-dd') ~ NULL",
        "date_format(to_timestamp(`CREATION DATE`, 'M/d/yy'), 'yyyy-MM-dd') ~ 2016-03-05",
        "date_add(to_date(`CREATION DATE`, 'M/d/yy'), 3) ~ 2016-03-08",
        "datediff(date '2016-03-10', to_date(`CREATION DATE`, 'M/d/yy')) ~ 5",
        "year(to_date(`CREATION DATE`, 'M/d/yy')) ~ 2016",
        "timestamp_seconds(0) ~ 1969-12-31 18:00:00-06:00",
        "timestamp_seconds(9223372036854775807) ~ NULL",
        "make_date(99999999, 1, 1) ~ NULL",
        "from_utc_timestamp(timestamp '2016-03-05 00:00', 'Asia/Shanghai') ~ 2016-03-05 08:00:00-06:00",
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
        "to_timestamp('2026-03-05T08:00:00+08:00') ~ 2026-03-04 18:00:00-06:00",
        "from_unixtime(1498804200) ~ 2017-06-30 01:30:00",
        "timestamp_millis(1498804200500) ~ 2017-06-30 01:30:00.5-05:00",
        "cast(1498804200 as timestamp) ~ 2017-06-30 01:30:00-05:00",
        "to_timestamp('2016-11-06 01:30') ~ 2016-11-06 01:30:00-05:00",
        "to_timestamp('2016-11-06 01:30') + interval 1 hour ~ 2016-11-06 01:30:00-06:00",
        "to_timestamp('2016-03-13 02:30') ~ 2016-03-13 03:30:00-05:00",
        "to_timestamp('10:30') ~ NULL",
        "cast('10:30' as timestamp) ~ NULL",
        "cast('T10:30' as timestamp) ~ NULL",
        "date_format('10:30', 'yyyy-MM-dd') ~ NULL",
        "cast('now' as timestamp) ~ NULL",
        "to_date('today') ~ NULL",
        "to_timestamp(`CREATION TIME`) ~ NULL",
        "to_timestamp('10:30', 'HH:mm') ~ 1970-01-01 10:30:00-06:00",
        "date '2016-03-05' + interval 1 day ~ 2016-03-06",
        "to_date(`CREATION DATE`, 'M/d/yy') - interval 1 month ~ 2016-02-05",
        "dateadd(day, 3, date '2016-03-05') ~ 2016-03-08 00:00:00-06:00",
        "dateadd(date '2016-03-05', 3) ~ 2016-03-08",
        "datediff(day, date '2016-03-05', date '2016-03-08') ~ 3",
        "timestampadd(hour, 2, to_timestamp('2016-03-05 08:00')) ~ 2016-03-05 10:00:00-06:00",
        "timestampdiff(minute, timestamp '2016-03-05 08:00', timestamp '2016-03-05 08:30') ~ 30",
        "make_timestamp(2016, 3, 5, 8, 30, 0) ~ 2016-03-05 08:30:00-06:00",
        "make_timestamp(2016, 3, 5, 8, 30, 0, 'Asia/Shanghai') ~ 2016-03-04 18:30:00-06:00",
        "to_timestamp_ntz('2016-03-05 08:30') ~ 2016-03-05 08:30:00",
        "convert_timezone('Asia/Shanghai', 'UTC', to_timestamp_ntz('2016-03-05 08:30')) ~ 2016-03-05 00:30:00",
        "next_day(date '2016-03-05', 'Mon') ~ 2016-03-07",
        "months_between(date '2016-03-05', date '2016-02-05') ~ 1.0",
        "unix_millis(timestamp '2016-03-05 00:00') ~ 1457157600000",
        "unix_seconds(timestamp '2016-03-05 00:00') ~ 1457157600",
        "date_from_unix_date(1) ~ 1970-01-02",
        "category like any ('%Lights%', 'x%') ~ true",
        "category like all ('%Lights%', 'x%') ~ false",
        "category not like any ('x%') ~ true",
        "category ilike any ('%LIGHTS%') ~ true",
        "format_string('%05d-%s', cast(n as int), n) ~ 00012-12",
        "printf('%s', n) ~ 12",
        "format_number(1234.5, 2) ~ 1,234.50",
        "to_char(12.5, '99.9') ~ 12.5",
        "try_to_number('1,234', '9,999') ~ 1234",
        "try_to_number(bad, '9,999') ~ NULL",
        "repeat(n, 3) ~ 121212",
        "find_in_set('b', 'a,b') ~ 2",
        "elt(2, 'a', n) ~ 12",
        "elt(5, 'a', n) ~ NULL",
        "hex(n) ~ 3132",
        "hash('a') ~ 1485273170",
        "xxhash64(n) is not null ~ true",
        "crc32('a') ~ 3904355907",
        "sha1('a') ~ 86f7e437faa5a7fce15d1ddcb9eaeaea377667b8",
        "slice(split('a,b,c', ','), 2, 2) ~ b;c",
        "array_except(split('a,b,c', ','), array('b')) ~ a;c",
        "array_union(array('a'), array('b', 'a')) ~ a;b",
        "map('12', 'dozen', '1', 'one')[n] ~ dozen",
        "map('12', 'dozen')[bad] ~ NULL",
        "element_at(map('12', 'dozen'), n) ~ dozen",
        "regexp_extract_all('a1b2', '([a-z])(\\\\d)', 2) ~ 1;2",
        "transform(split(people, '；'), x -> concat(x, x)) ~ 张三张三;李四李四",
        "transform(split(people, '；'), x -> regexp_replace(trim(lower(x)), '三', '3')) ~ 张3;李四",
        "filter(split('a,,b', ','), x -> x <> '') ~ a;b",
        "filter(split('11,12', ','), x -> x = n) ~ 12",
        "exists(split(people, '；'), x -> x = '李四') ~ true",
        "transform(array('a'), (x, i) -> concat(x, i)) ~ a0",
        "regexp_extract('a-b-c', '^(.*?)-(.*?)-(.*)$', 3) ~ c",
        "regexp_extract('a,b,c', '^([^,]*),([^,]*),([^,]*)', 2) ~ b",
        "regexp_extract('编号A7', '(?<=编号).*', 0) ~ A7",
        "regexp_replace('上午上午8点', '(上午|下午)+', '') ~ 8点",
        "n rlike '(?=1)12' ~ true",
        "n rlike '^(?!x).*$' ~ true",
      })
  void usefulExpressionGives(String expression, String value) {
    assertThat(evaluated(expression)).isEqualTo(value);
  }

  @Test
  void sessionSettingsChangeNothing() {
    spark.conf().set("spark.sql.ansi.enabled", "true");
    spark.conf().set("spark.sql.session.timeZone", "Asia/Shanghai");
    try {
      assertThat(evaluated("coalesce(cast(bad as int), 0)")).isEqualTo("0");
      assertThat(evaluated("cast(bad as int)")).isNull();
      assertThat(evaluated("n + 1")).isEqualTo("13.0");
      assertThat(evaluated("n / 0")).isNull();
      assertThat(evaluated("split(n, ',')[4]")).isNull();
      assertThat(evaluated("element_at(split(n, ','), 4)")).isNull();
      // 02:30 does not exist in Chicago that night.
      assertThat(evaluated("to_timestamp('2016-03-13 02:30')"))
          .isEqualTo("2016-03-13 03:30:00-05:00");
      assertThat(evaluated("timestamp '2016-03-13 02:30'")).isEqualTo("2016-03-13 03:30:00-05:00");
      assertThat(evaluated("timestamp_seconds(0)")).isEqualTo("1969-12-31 18:00:00-06:00");
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
    return row.select(Expressions.resolved(expression, CHICAGO, ExpressionsTest::key))
        .first()
        .getString(0);
  }

  private static boolean selected(String condition) {
    return row.filter(Expressions.resolvedCondition(condition, CHICAGO, ExpressionsTest::key))
            .count()
        == 1;
  }
}
