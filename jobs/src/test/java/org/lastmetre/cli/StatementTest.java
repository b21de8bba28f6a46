package org.lastmetre.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {
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
}
