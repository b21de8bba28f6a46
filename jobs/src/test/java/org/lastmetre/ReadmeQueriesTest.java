package org.lastmetre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Engine;
import org.lastmetre.lake.Lake;
import org.lastmetre.publish.PublishedTables;
import org.lastmetre.publish.ReadOnly;

/** Every query of the READMEs names tables, columns and functions that there are. */
class ReadmeQueriesTest {
  /** What the shell takes as one argument: text in double quotes, a quote within it escaped. */
  private static final Pattern QUERY =
      Pattern.compile("(?s)\\n    (?:\\./lastmetre sql|echo) \"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final int AT_LEAST = 15;

  @TempDir static Path empty;

  @TestFactory
  Stream<DynamicTest> readers_can_ask_as_printed() throws IOException {
    SparkSession spark = Engine.start("local[2]");
    Lake lake = new Lake(spark, empty.resolve("warehouse").toString());
    PublishedTables tables = new PublishedTables(lake, withExample(), Optional.empty());
    return Stream.of(queries("README.md"), queries("README.zh-CN.md"))
        .flatMap(List::stream)
        .map(
            query ->
                dynamicTest(
                    query.replaceAll("\\s+", " "),
                    () -> {
                      assertThat(ReadOnly.refusal(spark, query)).isEmpty();
                      tables.open(query);
                      assertThatCode(() -> spark.sql(query)).doesNotThrowAnyException();
                    }));
  }

  /** The promises of all tables, that of the example of a county's own metric among them. */
  private static Contracts withExample() throws IOException {
    Contracts bundled = Contracts.bundled();
    String file = "jobs/examples/metrics/telephone_share.yml";
    String promise = Files.readString(Path.of(file), StandardCharsets.UTF_8);
    return bundled.with(List.of(bundled.parse("gold", "telephone_share", promise, file)));
  }

  private static List<String> queries(String page) throws IOException {
    String text = Files.readString(Path.of(page), StandardCharsets.UTF_8);
    List<String> queries =
        QUERY
            .matcher(text)
            .results()
            .map(match -> match.group(1).replaceAll("\\\\([\"`$\\\\])", "$1"))
            .toList();
    assertThat(queries).as("queries in " + page).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    return queries;
  }
}
