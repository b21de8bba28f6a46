package org.lastmetre.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkThrowable;
import org.junit.jupiter.api.Test;
import org.lastmetre.contract.Contracts;

class MistakeTest {
  private static final List<String> TABLES =
      List.of("gold.coverage", "gold.response", "silver.visits", "ops.files");

  /** A failure of Spark's with an error class. */
  private static final class Failure extends RuntimeException implements SparkThrowable {
    private static final long serialVersionUID = 1L;
    private final String kind;

    Failure(String kind, String message) {
      super(message);
      this.kind = kind;
    }

    @Override
    public String getErrorClass() {
      return kind;
    }
  }

  private static Optional<String> told(RuntimeException failure) {
    return Mistake.of(failure, TABLES, Contracts.bundled());
  }

  @Test
  void a_misspelt_table_is_answered_with_the_nearest() {
    assertThat(
            told(
                new Failure(
                    "TABLE_OR_VIEW_NOT_FOUND",
                    "[TABLE_OR_VIEW_NOT_FOUND] The table or view `gold`.`coverge` cannot be"
                        + " found.")))
        .get(STRING)
        .startsWith("There is no table gold.coverge; did you mean gold.coverage, ");
  }

  @Test
  void a_table_without_its_layer_is_answered_with_it() {
    assertThat(
            told(
                new Failure(
                    "TABLE_OR_VIEW_NOT_FOUND",
                    "[TABLE_OR_VIEW_NOT_FOUND] The table or view `visits` cannot be found.")))
        .get(STRING)
        .startsWith("There is no table visits; did you mean silver.visits, ");
  }

  @Test
  void a_misspelt_column_is_answered_with_what_spark_suggests() {
    assertThat(
            told(
                new Failure(
                    "UNRESOLVED_COLUMN.WITH_SUGGESTION",
                    "[UNRESOLVED_COLUMN.WITH_SUGGESTION] A column or function parameter with name"
                        + " `visit` cannot be resolved. Did you mean one of the following?"
                        + " [`visits`, `unit_code`].")))
        .hasValue("There is no column visit; did you mean one of visits, unit_code?");
  }

  @Test
  void another_failure_of_the_query_is_its_first_line() {
    assertThat(
            told(
                new Failure(
                    "PARSE_SYNTAX_ERROR",
                    "[PARSE_SYNTAX_ERROR] Syntax error at or near 'form'. SQLSTATE: 42601 (line"
                        + " 1)\n"
                        + "== SQL ==\n"
                        + "…")))
        .hasValue(
            "The query cannot be answered: [PARSE_SYNTAX_ERROR] Syntax error at or near 'form'.");
  }

  @Test
  void what_is_not_the_readers_fault_is_none() {
    assertThat(told(new IllegalStateException("disk full"))).isEmpty();
  }
}
