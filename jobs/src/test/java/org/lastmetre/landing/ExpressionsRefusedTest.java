package org.lastmetre.landing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmetre.policy.Mapping;
import org.lastmetre.policy.PolicyException;

class ExpressionsRefusedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(select 1)",
        "n in (select 1)",
        "exists(select 1)",
        "(select max(a) from csv.`/etc/passwd`)",
        "java_method('java.lang.System', 'exit', '1')",
        "reflect('java.lang.System', 'getenv', 'HOME')",
        "`java_method`('java.lang.Runtime', 'getRuntime')",
        "try_reflect('java.lang.System', 'getenv', 'HOME')",
        "input_file_name()",
        "input_file_block_start()",
        "current_user()",
        "current_user",
        "user()",
        "session_user()",
        "current_database()",
        "current_catalog()",
        "version()",
        "current_timezone()",
        "spark_partition_id()",
        "monotonically_increasing_id()",
        "rand()",
        "randn(1)",
        "random()",
        "uuid()",
        "shuffle(array(1, 2))",
        "now()",
        "current_date()",
        "current_date",
        "CURRENT_TIMESTAMP",
        "current_timestamp()",
        "localtimestamp",
        "localtimestamp()",
        "curdate()",
        "unix_timestamp()",
        "timestamp 'now'",
        "date 'today'",
        "date '\\u0074oday'",
        "date 'epoch'",
        "raise_error('x')",
        "assert_true(n = 1)",
        "repeat(n, 1000000000)",
        "sequence(1, 1000000000)",
        "space(1000000000)",
        "rpad(n, 1000000000, 'x')",
        "lpad(n, 1000000000)",
        "lpad(n, cast(n as int), 'x')",
        "array_repeat(n, 1000000000)",
        "explode(array(1, 2))",
        "posexplode(array(1))",
        "stack(2, 1, 2)",
        "format_string('%1000000000s', n)",
        "printf('%1000000000s', n)",
        "replace(n, '1', n)",
        "replace(replace(replace(n, 'a', 'aaaaaaaaaa'), 'a', 'aaaaaaaaaa'), 'a', 'aaaaaaaaaa')",
        "regexp_replace(long, '', long)",
        "array_join(split(long, ''), long)",
        "concat_ws(long, split(long, ''))",
        "regexp_replace(regexp_replace(long, 'a', '$0$0$0$0$0$0$0'), 'a', '$0$0$0$0$0$0$0')",
        "count(*)",
        "sum(n)",
        "max(n)",
        "first(n)",
        "collect_list(n)",
        "percentile_cont(0.5) within group (order by n)",
        "concat(distinct n)",
        "concat(n) filter (where n > 1)",
        "sum(n) over ()",
        "row_number() over (order by n)",
        "transform(split(n, ','), x -> concat(x, n))",
        "transform(split(n, ','), x -> uuid())",
        "transform(split(n, ','), x -> (select 1))",
        "transform(transform(split(n, ','), x -> concat(x, x, x, x, x, x, x, x, x)), y -> concat(y, y, y, y, y, y, y, y, y, y, y, y))",
        "concat(x -> n)",
        "aggregate(split(n, ','), '', (acc, x) -> concat(acc, acc))",
        "x -> x",
        "spark_catalog.default.concat(n)",
        "`spark_catalog.default.concat`(n)",
        "builtin.concat(n)",
        "system.builtin.concat(n)",
        "identifier('n')",
        "identifier('concat')(n)",
        "*",
        "source.*",
        "struct(*)",
        "n as m",
        ":p",
        "?",
        "concat(x => n)",
        "interval 1 day",
        "x'1F'",
        "cast(n as binary)",
        "cast(n as map<string,string>)",
        "cast(n as interval day)",
        "struct(n)",
        "map('a', n)",
        "map(n, 'a')['b']",
        "map('a', 'b', 'a', 'c')[n]",
        "timestamp '2016-03-05 08:00' - timestamp '2016-03-04 08:00'",
        "convert_timezone('UTC', timestamp '2016-03-05 08:00')",
        "convert_timezone(n, 'UTC', timestamp '2016-03-05 08:00')",
        "make_timestamp(2016, 3, 5, 8, 30, 0, n)",
        "make_interval(1)",
        "repeat(n, cast(n as int))",
        "repeat(repeat(n, 100), 100)",
        "hex(hex(hex(n)))",
        "format_string(n, n)",
        "to_char(n, n)",
        "n like any ('%a%a%a%a%a%')",
        "n rlike '(a+)+$'",
        "n rlike '(a|a)*b'",
        "n rlike '((a*)b?)*'",
        "n rlike '(.)\\\\1'",
        "n rlike '.*.*.*x'",
        "n rlike '(.*)(.*)x'",
        "n rlike '(.*|a).*x'",
        "n rlike '(a?a?)*x'",
        "n rlike '(.*)(-)?(.*)x'",
        "n rlike '.*[^,]*,'",
        "n rlike '.*a.*b.*c.*d.*e'",
        "n rlike '(ab|a|b)+c'",
        "n rlike '(Ab|aB)+c'",
        "n rlike '(?=a+)a'",
        "n rlike '(?=a)+'",
        "n rlike '(?>a)'",
        "n rlike n",
        "split(n, bad)",
        "regexp_extract(n, '(1)', 2)",
        "regexp_replace(n, '1', '$9')",
        "regexp_replace(n, '[', 'x')",
        "n like '%a%a%a%a%a%'",
        "n like 'a\\\\'",
        "to_date(n, bad)",
        "to_date(n, 'bbbb')",
        "date_format(to_date(n), 'YYYY')",
        "element_at(split(n, ','), 0)",
        "split_part(n, ',', 0)",
        "from_utc_timestamp(n, 'Mars')",
        "decode(n, 'UTF-8')",
        "from_json(n, 'a int')",
        "xpath_string(n, 'a')",
        "aes_decrypt(n, bad)",
        "schema_of_json('{}')",
        "concat(n",
        "CASE ID",
        "n; drop table x",
        "n, n",
        "select 1",
        "",
        "substring(n)",
        "n[0]",
        "no_such_function(n)",
      })
  void hostileExpressionIsRefused(String expression) {
    assertThatThrownBy(
            () -> Expressions.resolved(expression, ZoneOffset.UTC, UnaryOperator.identity()))
        .isInstanceOf(PolicyException.class)
        .hasMessageStartingWith("mapping: expression: ")
        .hasMessageMatching("(?s).*; (allowed|write|use|yield|give|they|a value).*");
    assertThatThrownBy(() -> Expressions.columnsOf(expression)).isInstanceOf(PolicyException.class);
  }

  @Test
  void deepNestingIsRefusedNotFatal() {
    assertThatThrownBy(() -> Expressions.columnsOf("(".repeat(6000) + "n" + ")".repeat(6000)))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("nested");
    assertThatThrownBy(() -> Expressions.columnsOf("n" + " || n".repeat(150)))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("nested more than 100 deep");
    assertThatThrownBy(() -> Expressions.columnsOf("'" + "x".repeat(20_000) + "'"))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("longer than 20000 characters");
  }

  @Test
  void messageNamesFileTargetColumnAndWhatIsAllowed() {
    assertThatThrownBy(() -> Expressions.check(mapping(null, null, "uuid()"), "m/kc.yaml"))
        .isInstanceOf(PolicyException.class)
        .hasMessageStartingWith(
            "m/kc.yaml: target 2 (issue_events) column event: the function 'uuid' is refused;"
                + " allowed functions: abs, add_months, array, ")
        .hasMessageContaining(", upper, ");
    assertThatThrownBy(() -> Expressions.check(mapping("(select true)", null, "n"), "m/kc.yaml"))
        .hasMessageStartingWith(
            "m/kc.yaml: where: a subquery is refused: (select true); allowed: columns, text and"
                + " number literals");
    assertThatThrownBy(() -> Expressions.check(mapping(null, "`事项` || n", "n"), "m/kc.yaml"))
        .hasMessage(
            "m/kc.yaml: target 2 (issue_events) where: the condition does not yield true or false;"
                + " write a comparison, as in `CASE ID` is not null");
    assertThatThrownBy(() -> Expressions.check(mapping(null, null, "CASE ID"), "m/kc.yaml"))
        .hasMessage(
            "m/kc.yaml: target 2 (issue_events) column event: a name given with `as` is refused:"
                + " CASE ID; write a column whose name has spaces between backticks: `CASE ID`");
    assertThatThrownBy(() -> Expressions.check(mapping(null, null, "concat(n"), "m/kc.yaml"))
        .hasMessageContaining("column event: not an expression: [PARSE_SYNTAX_ERROR]")
        .hasMessageContaining("names with spaces between backticks: `CASE ID`");
    assertThatThrownBy(
            () -> Expressions.check(mapping(null, null, "concat('😀', timestamp 'now')"), "m"))
        .hasMessageContaining("the literal timestamp 'now' is refused");
    Expressions.check(mapping("n is not null", "n = '1'", "'resolved'"), "m/kc.yaml");
  }

  private static Mapping mapping(String where, String targetWhere, String event) {
    Mapping.Read read =
        new Mapping.Read(1, "1", ZoneId.of("Asia/Shanghai"), List.of(), List.of(""), null);
    return new Mapping(
        "kc.yaml",
        "*/*/requests*.csv",
        read,
        where,
        List.of(
            new Mapping.Target("issues", null, null, Map.of("issue_id", "`CASE ID`")),
            new Mapping.Target("issue_events", null, targetWhere, Map.of("event", event))),
        "");
  }
}
