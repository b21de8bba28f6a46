package org.lastmetre.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmetre.lake.Engine;

class ReadOnlyTest {
  private final SparkSession spark = Engine.start("local[2]");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from gold.coverage",
        "SELECT 1",
        "with a as (select 1) select * from a",
        "values (1), (2)",
        "from gold.coverage select *",
        "table gold.coverage",
        "show tables in gold",
        "describe gold.coverage",
        "desc gold.coverage",
        "explain select 1",
        "(select 1) union all (select 2)",
        "-- what was visited\nselect 1",
        "/* what\nwas visited */ select 1",
        "select 'delta' as lake, json from gold.coverage",
        "select c.text from gold.coverage c"
      })
  void questions_are_answered(String query) {
    assertThat(ReadOnly.refusal(spark, query)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into gold.coverage select 1",
        "delete from gold.coverage",
        "update gold.coverage set visits = 0",
        "drop table gold.coverage",
        "create table x as select 1",
        "truncate table gold.coverage",
        "merge into gold.coverage using x on true when matched then delete",
        "set spark.sql.ansi.enabled = true",
        "add jar x.jar",
        "-- select\ndrop table gold.coverage",
        "/* select */ drop table gold.coverage",
        "with a as (select 1 as x) insert overwrite directory '/x' using csv select * from a",
        "from (select 1 as x) insert overwrite directory '/x' using csv select *"
      })
  void whatever_changes_something_is_refused(String statement) {
    assertThat(ReadOnly.refusal(spark, statement))
        .hasValueSatisfying(why -> assertThat(why).contains("Only queries are answered"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from delta.`/data/gold/coverage`",
        "select * from csv.`/etc/passwd`",
        "select * from TEXT . `/etc/passwd`",
        "select * from delta /* */ . `/data/x`",
        "with a as (select * from parquet.`x`) select * from a",
        "select '--' as a, t.* from text.`/x` t",
        "select * from `text`.`/x`",
        "select (select max(x) from parquet.`/y`)",
        "select * from delta.`/data/silver/visits` version as of 3",
        "describe delta.`/data/x`",
        "show columns in delta.`/data/x`",
        "explain select * from parquet.`/x`",
        "describe query select * from parquet.`/x`"
      })
  void files_beside_the_tables_are_refused(String query) {
    assertThat(ReadOnly.refusal(spark, query))
        .hasValueSatisfying(why -> assertThat(why).contains("not files"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select reflect('java.lang.System', 'getProperty', 'user.home')",
        "select 1 where java_method('a', 'b') is null",
        "select (select max(input_file_name()) from gold.coverage)",
        "select sum(1) over w from gold.coverage window w as (order by java_method('a', 'b'))",
        "select * from table_changes('gold.coverage', 0)",
        "explain select reflect('java.lang.System', 'getProperty', 'user.home')",
        "select transform(unit_code) using 'id -un' as (x string) from gold.coverage",
        "select * from identifier('text.`/etc/hostname`')",
        "select identifier('java_method')('a', 'b')"
      })
  void functions_that_reach_the_machine_are_refused(String query) {
    assertThat(ReadOnly.refusal(spark, query))
        .hasValueSatisfying(why -> assertThat(why).contains("not for readers"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "describe history delta.`/data/gold/coverage`",
        "describe history gold.coverage",
        "describe detail '/data/vault'"
      })
  void statements_of_other_libraries_are_refused(String statement) {
    assertThat(ReadOnly.refusal(spark, statement)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from silver.visits",
        "show tables in silver",
        "describe silver.visits",
        "select (select count(*) from silver.visits)",
        "select * from ops.published"
      })
  void layers_of_other_readers_are_refused(String query) throws ParseException {
    LogicalPlan parsed = spark.sessionState().sqlParser().parsePlan(query);
    assertThat(ReadOnly.refusalWithin(parsed, Set.of("gold")))
        .hasValueSatisfying(why -> assertThat(why).contains("(gold)"));
    assertThat(ReadOnly.refusal(spark, query)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from gold.coverage version as of 3",
        "select * from gold.coverage timestamp as of '2024-01-01'",
        "with a as (select * from gold.coverage version as of 3) select * from a"
      })
  void other_nights_are_not_read_by_version(String query) {
    assertThat(ReadOnly.refusal(spark, query))
        .hasValueSatisfying(why -> assertThat(why).contains("--as-of-run"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select a, sum(b) over (partition by a order by b) from values (1, 2) t(a, b) window w as (order by a)",
        "select a, count(*) from values (1, 2) t(a, b) group by cube(a, b) having count(*) > 0 order by 1 limit 1 offset 0",
        "select * from values (1, 'x', 2) t(a, b, c) pivot (sum(c) for b in ('x', 'y'))",
        "select * from values (1, 2) t(a, b) unpivot (v for k in (a, b))",
        "select * from range(3) r, lateral (select r.id + 1 as next)",
        "select x from values (array(1, 2)) t(xs) lateral view explode(xs) e as x",
        "select /*+ broadcast(b) */ * from range(2) a left anti join range(3) b on a.id = b.id",
        "select distinct id from (select 1 as id) tablesample (50 percent) s distribute by id sort by id",
        "with a(x) as (select 1), b as (select x from a) select * from a full join b using (x) except select 2",
        "select 1 intersect select 1 union select 2 minus select 3",
        "select * from values (1) t(a) where a in (select 1) and exists (select 1) and a = (select max(id) from range(2))",
        "select percentile(id, 0.5), max_by(id, id), collect_list(id), count(distinct id) from range(5)",
        "select transform(array(1), x -> x + 1), current_date(), case when true then 1 end",
        "select stack(2, 1, 2)",
        "from range(2) select id where id > 0"
      })
  void resolved_queries_of_all_kinds_are_answered(String query) {
    assertThat(ReadOnly.refusal(spark, query)).isEmpty();
    assertThat(ReadOnly.refusal(spark.sql(query))).isEmpty();
  }

  @Test
  void resolved_statement_that_asks_is_answered() {
    assertThat(ReadOnly.refusal(spark.sql("show databases"))).isEmpty();
    assertThat(ReadOnly.refusal(spark.sql("explain select 1"))).isEmpty();
  }

  @Test
  @Timeout(60)
  void a_query_of_many_parts_is_looked_at_once() {
    String many =
        String.join(" union all ", Collections.nCopies(60, "select unit_code from gold.units"));

    assertThat(ReadOnly.refusal(spark, many)).isEmpty();
  }
}
