package org.lastmetre.lake;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lastmetre.testing.NightHarness;

/** A statement finds the views that stand for its names, wherever it names them, and only those. */
final class OpenViewsTest {
  private final SparkSession spark = NightHarness.spark();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT n FROM gold.coverage",
        "SELECT n FROM Gold.Coverage c",
        "SELECT n FROM coverage",
        "SELECT (SELECT max(n) FROM coverage) AS n",
        "WITH mine AS (SELECT n FROM gold.coverage) SELECT n FROM mine",
        "WITH a AS (SELECT n FROM gold.coverage), b AS (SELECT n FROM a) SELECT a.n FROM a JOIN b ON a.n = b.n",
        "WITH a AS (WITH b AS (SELECT n FROM gold.coverage) SELECT n FROM b) SELECT n FROM a",
        "SELECT n FROM (WITH a AS (SELECT n FROM gold.coverage) SELECT n FROM a)",
        "WITH a AS (SELECT (SELECT max(n) FROM gold.coverage) AS n) SELECT n FROM a",
      })
  void name_is_found(String statement) throws ParseException {
    assertThat(answer(statement)).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WITH coverage AS (SELECT 7 AS n) SELECT n FROM coverage",
        "WITH coverage AS (SELECT 7 AS n), b AS (SELECT n FROM coverage) SELECT n FROM b",
        "SELECT n FROM (WITH coverage AS (SELECT 7 AS n) SELECT n FROM coverage)",
      })
  void query_of_its_own_comes_first(String statement) throws ParseException {
    assertThat(answer(statement)).isEqualTo(7);
  }

  @Test
  void view_is_taken_over() throws ParseException {
    OpenViews next = new OpenViews();
    next.take("gold.coverage", views());
    assertThat(
            Dataset.ofRows(
                    spark,
                    next.in(
                        spark.sessionState().sqlParser().parsePlan("SELECT n FROM coverage"),
                        "gold"))
                .first()
                .getInt(0))
        .isEqualTo(5);
  }

  private int answer(String statement) throws ParseException {
    return Dataset.ofRows(
            spark, views().in(spark.sessionState().sqlParser().parsePlan(statement), "gold"))
        .first()
        .getInt(0);
  }

  private OpenViews views() {
    OpenViews views = new OpenViews();
    views.open("gold.coverage", spark.sql("SELECT 5 AS n"));
    return views;
  }
}
