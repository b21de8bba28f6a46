package org.lastmetre.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmetre.serve.Answers.Question;
import org.lastmetre.testing.NightHarness;

/** Answers are kept only for who asked, and only where they would be the same again. */
final class AnswersTest {
  private final Answers answers = new Answers();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1 AS n, '河口镇' AS name, DATE'2024-05-01' AS day, CAST(NULL AS DOUBLE) AS rate",
        "SELECT id, id AS id, array(id, NULL) AS ids, named_struct('a', id) AS s FROM range(5) ORDER BY id DESC",
        "SELECT TIMESTAMP'2024-05-01 08:00:00' AS at, INTERVAL '3' DAY AS waited, 1.25BD AS share, NULL AS nothing",
        "SELECT id FROM range(0)",
        "SELECT id FROM range(2000)"
      })
  void what_was_found_is_given_again(String statement) {
    Question question = new Question(Role.ANALYST, "gold", statement);
    assertThat(answers.to(question)).isEmpty();
    Dataset<Row> rows = rows(statement);
    Dataset<Row> found = answers.find(question, rows).orElseThrow();
    assertThat(found.schema()).isEqualTo(rows.schema());
    assertThat(found.collectAsList()).isEqualTo(rows.collectAsList());
    assertThat(answers.to(question)).containsSame(found);
    assertThat(answers.to(new Question(Role.PUBLIC, "gold", statement))).isEmpty();
    assertThat(answers.to(new Question(Role.ANALYST, "silver", statement))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT rand() AS n",
        "SELECT uuid() AS n",
        "SELECT current_timestamp() AS at",
        "SELECT id FROM range(3) WHERE current_date() > DATE'2024-01-01'",
        "SELECT (SELECT max(now()) FROM range(2)) AS at",
        "SELECT id FROM range(2001)",
        "SHOW DATABASES"
      })
  void what_may_be_other_or_is_large_is_asked_anew(String statement) {
    Question question = new Question(Role.ANALYST, "gold", statement);
    assertThat(answers.find(question, rows(statement))).isEmpty();
    assertThat(answers.to(question)).isEmpty();
  }

  @Test
  void those_kept_take_no_more_than_their_room() throws InterruptedException {
    List<Question> asked =
        IntStream.range(0, 150)
            .mapToObj("SELECT %d AS i, id, id, id FROM range(2000)"::formatted)
            .map(statement -> new Question(Role.ANALYST, "gold", statement))
            .toList();
    asked.forEach(q -> assertThat(answers.find(q, rows(q.statement()))).isPresent());
    // Who has to go is settled on another thread.
    for (int i = 0; i < 100 && kept(asked) > 125; i++) {
      Thread.sleep(100);
    }
    assertThat(kept(asked)).isBetween(100L, 125L);
  }

  private long kept(List<Question> asked) {
    return asked.stream().filter(question -> answers.to(question).isPresent()).count();
  }

  private static Dataset<Row> rows(String statement) {
    return NightHarness.spark().sql(statement);
  }
}
