package org.lastmetre.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.SparkThrowable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmetre.contract.Contracts;

class StatementTest {
  private static final Map<String, String> TABLES =
      Map.of("gold.coverage", "", "gold.response", "", "silver.visits", "", "ops.files", "");

  @TempDir Path folder;

  private static String of(String argument) throws IOException {
    return Statement.of(argument, InputStream.nullInputStream());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1",
        "  select 1 ",
        "select 1;",
        "select 1 ;\n",
        "select 1;;",
        "\uFEFFselect 1"
      })
  void an_argument_is_the_query(String argument) throws IOException {
    assertThat(of(argument)).isEqualTo("select 1");
  }

  @Test
  void a_dash_reads_standard_input() throws IOException {
    InputStream in = new ByteArrayInputStream("select '户';\n".getBytes(UTF_8));

    assertThat(Statement.of("-", in)).isEqualTo("select '户'");
  }

  @Test
  void a_file_holds_the_query() throws IOException {
    Path file = Files.writeString(folder.resolve("走访.sql"), "\uFEFF-- 走访\nselect 1;\r\n");

    assertThat(of(file.toString())).isEqualTo("-- 走访\nselect 1");
  }

  @Test
  void a_file_that_is_not_there_is_told() {
    assertThatThrownBy(() -> of("no/such.sql"))
        .isInstanceOf(BadUsage.class)
        .hasMessageContaining("no/such.sql");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ";", "\n;\n"})
  void an_empty_query_is_told(String query) {
    assertThatThrownBy(() -> of(query)).isInstanceOf(BadUsage.class).hasMessageContaining("empty");
  }

  @Test
  void a_long_query_is_no_file_name() throws IOException {
    String query = "select '" + "x".repeat(5_000) + "'";

    assertThat(of(query)).isEqualTo(query);
  }

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

  private static RuntimeException explained(RuntimeException failure) {
    return Statement.explained(failure, TABLES, Contracts.bundled());
  }

  @Test
  void a_misspelt_table_is_answered_with_the_nearest() {
    assertThat(
            explained(
                new Failure(
                    "TABLE_OR_VIEW_NOT_FOUND",
                    "[TABLE_OR_VIEW_NOT_FOUND] The table or view `gold`.`coverge` cannot be"
                        + " found.")))
        .isInstanceOf(BadUsage.class)
        .hasMessageStartingWith("There is no table gold.coverge; did you mean gold.coverage, ");
  }

  @Test
  void a_table_without_its_layer_is_answered_with_it() {
    assertThat(
            explained(
                new Failure(
                    "TABLE_OR_VIEW_NOT_FOUND",
                    "[TABLE_OR_VIEW_NOT_FOUND] The table or view `visits` cannot be found.")))
        .hasMessageStartingWith("There is no table visits; did you mean silver.visits, ");
  }

  @Test
  void a_misspelt_column_is_answered_with_what_spark_suggests() {
    assertThat(
            explained(
                new Failure(
                    "UNRESOLVED_COLUMN.WITH_SUGGESTION",
                    "[UNRESOLVED_COLUMN.WITH_SUGGESTION] A column or function parameter with name"
                        + " `visit` cannot be resolved. Did you mean one of the following?"
                        + " [`visits`, `unit_code`].")))
        .isInstanceOf(BadUsage.class)
        .hasMessage("There is no column visit; did you mean one of visits, unit_code?");
  }

  @Test
  void another_failure_of_the_query_is_its_first_line() {
    assertThat(
            explained(
                new Failure(
                    "PARSE_SYNTAX_ERROR",
                    "[PARSE_SYNTAX_ERROR] Syntax error at or near 'form'. SQLSTATE: 42601 (line"
                        + " 1)\n"
                        + "== SQL ==\n"
                        + "…")))
        .isInstanceOf(BadUsage.class)
        .hasMessage(
            "The query cannot be answered: [PARSE_SYNTAX_ERROR] Syntax error at or near 'form'.");
  }

  @Test
  void what_is_not_the_readers_fault_stays_what_it_is() {
    RuntimeException failure = new IllegalStateException("disk full");

    assertThat(explained(failure)).isSameAs(failure);
  }
}
