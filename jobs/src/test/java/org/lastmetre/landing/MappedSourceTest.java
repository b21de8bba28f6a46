package org.lastmetre.landing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.collections4.IteratorUtils;
import org.apache.spark.sql.Row;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the expressions of a mapping see of a file's cells, whatever kind it is of. */
class MappedSourceTest {
  private static final String MAPPING =
      """
      match: "*/*/requests*"
      read: {nulls: ["", "NULL"]}
      targets:
        - dataset: issues
          where: "`closed` is not null"
          columns: {issue_id: "`case`", raised_at: "`opened`", category: "'路'", unit_code: "'KC'"}
      """;
  private static final List<List<String>> CELLS =
      List.of(
          List.of("case", "opened", "closed"),
          List.of("1", "2016-03-05", "2016-03-06"),
          List.of("2", "2016-03-05", "NULL"),
          List.of("3", " NULL\u3000", "\u00a0 "));

  @TempDir Path folder;

  static Stream<Arguments> kinds() throws IOException {
    StringBuilder csv = new StringBuilder();
    StringBuilder json = new StringBuilder();
    ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
    Workbook workbook = new Workbook(xlsx, "test", null);
    Worksheet sheet = workbook.newWorksheet("表1");
    for (int row = 0; row < CELLS.size(); row++) {
      List<String> cells = CELLS.get(row);
      csv.append(String.join(",", cells)).append('\n');
      for (int column = 0; column < cells.size(); column++) {
        sheet.value(row, column, cells.get(column));
      }
      if (row > 0) {
        json.append(
            "{\"case\":\"%s\",\"opened\":\"%s\",\"closed\":\"%s\"}\n".formatted(cells.toArray()));
      }
    }
    workbook.finish();
    return Stream.of(
        Arguments.of("requests.csv", csv.toString().getBytes(UTF_8)),
        Arguments.of("requests.xlsx", xlsx.toByteArray()),
        Arguments.of("requests.jsonl", json.toString().getBytes(UTF_8)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void cells_that_mean_nothing_are_null_and_kept_beside_the_row(String name, byte[] bytes)
      throws IOException {
    List<Row> rows = rows(name, bytes, MAPPING);

    assertThat(rows)
        .extracting(row -> cells(row, "source"))
        .containsExactly(
            Map.of("case", "1", "opened", "2016-03-05", "closed", "2016-03-06"),
            Map.of("case", "2", "opened", "2016-03-05"),
            Map.of("case", "3"));
    assertThat(rows.get(2))
        .extracting(row -> cells(row, "extra"))
        .isEqualTo(Map.of("opened", " NULL\u3000", "closed", "\u00a0 "));
  }

  @Test
  void blanks_alone_mean_nothing_where_the_mapping_does_not_say() throws IOException {
    String silent = MAPPING.replaceAll("read: .*\n", "");
    List<Row> rows = rows("requests.csv", "case,opened,closed\n1, ,NULL\n".getBytes(UTF_8), silent);

    assertThat(cells(rows.get(0), "source")).isEqualTo(Map.of("case", "1", "closed", "NULL"));
  }

  private List<Row> rows(String name, byte[] bytes, String mapping) throws IOException {
    Post post = Post.in(folder);
    post.map("requests.yaml", mapping);
    post.send("KC/2016-03-07/" + name, bytes);
    Sending sending = Inbox.list(post.jurisdiction(), UnaryOperator.identity()).get(0);
    Receiver receiver = new Receiver(post.jurisdiction(), Post.CONTRACTS, "r1");
    Iterator<Row> rows = receiver.receive(sending, null).decoding().task().rows();
    return IteratorUtils.toList(rows);
  }

  private static Map<String, String> cells(Row row, String column) {
    return new TreeMap<>(row.<String, String>getJavaMap(FileTask.ROWS.fieldIndex(column)));
  }
}
