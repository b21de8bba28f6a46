package org.lastmetre.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.lastmetre.contract.Check;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Schemas;

/** What a metric's .yml promises, against what its query yields over all cases. */
class MetricPromisesTest {
  @AutoClose private static final MetricBench bench = new MetricBench();

  /** A view of a case must look like the table it stands for, or the cases prove nothing. */
  @Test
  void viewsOfCasesAgreeWithTheTables() {
    Map<String, MetricBench.View> views = MetricBench.views();
    for (TableContract table : Views.tables(bench.contracts())) {
      agrees(views.get(table.name()), table);
    }
    for (Metric metric : bench.metrics()) {
      agrees(views.get(Metric.GOLD + metric.table().name()), metric.table());
    }
  }

  private static void agrees(MetricBench.View view, TableContract table) {
    if (view == null) {
      return;
    }
    StructType stored = Schemas.of(table);
    for (StructField field : view.schema().fields()) {
      assertThat(stored.fieldNames()).as(table.name()).contains(field.name());
      DataType promised = stored.apply(field.name()).dataType();
      assertThat(field.dataType().asNullable())
          .as("%s.%s", table.name(), field.name())
          .isEqualTo(promised.asNullable());
    }
  }

  /** Each metric is computed once, over all its cases, and then looked at from every side. */
  @TestFactory
  Stream<DynamicNode> promisesAreKept() {
    return bench.metrics().stream()
        .filter(metric -> !MetricBench.casesOf(metric.table()).isEmpty())
        .map(
            metric -> {
              show(metric);
              return DynamicContainer.dynamicContainer(
                  metric.table().name(),
                  Stream.of(
                      test("query yields the promised columns", () -> columnsAgree(metric)),
                      test("checks hold and are never null", () -> checksHold(metric)),
                      test("identities hold", () -> identitiesHold(metric)),
                      test("identities see what is wrong", () -> identitiesSee(metric)),
                      test("moves yield days", () -> movesYieldDays(metric))));
            });
  }

  private static DynamicTest test(String name, Executable executable) {
    return DynamicTest.dynamicTest(name, executable);
  }

  private static void columnsAgree(Metric metric) {
    StructType computed = bench.spark().table("new_" + metric.table().name()).schema();
    StructType promised = Schemas.of(metric.table());
    assertThat(names(computed)).isEqualTo(names(promised));
    for (StructField field : promised.fields()) {
      assertThat(computed.apply(field.name()).dataType().asNullable())
          .as(field.name())
          .isEqualTo(field.dataType().asNullable());
    }
  }

  private static void checksHold(Metric metric) {
    Dataset<Row> rows = bench.spark().table("new_" + metric.table().name());
    Column[] held =
        metric.table().checks().stream()
            .map(check -> functions.expr("every((" + check.expression() + ") <=> true)"))
            .toArray(Column[]::new);
    Row found = rows.select(held).first();
    List<String> broken = new ArrayList<>();
    int at = 0;
    for (Check check : metric.table().checks()) {
      if (!found.getBoolean(at++)) {
        broken.add(check.expression());
      }
    }
    assertThat(broken).isEmpty();
  }

  private static void identitiesHold(Metric metric) {
    for (Identity identity : metric.identities()) {
      assertThat(bench.spark().sql(identity.sql()).takeAsList(3)).as(identity.why().en()).isEmpty();
    }
  }

  /** An identity that nothing can break guards nothing. */
  private static void identitiesSee(Metric metric) {
    String view = "new_" + metric.table().name();
    Dataset<Row> right = bench.spark().table(view);
    List<Dataset<Row>> wrongs =
        List.of(
            counted(metric, right, "unit_code = jurisdiction", -1),
            counted(metric, right, "unit_code <> jurisdiction", 5),
            counted(metric, right, "array_contains(array(%s), 'all')", 1),
            right.where("false"));
    for (Identity identity : metric.identities()) {
      long seen = 0;
      for (Dataset<Row> wrong : wrongs) {
        wrong.createOrReplaceTempView(view);
        seen += bench.spark().sql(identity.sql()).takeAsList(1).size();
      }
      assertThat(seen).as(identity.why().en()).isPositive();
    }
    right.createOrReplaceTempView(view);
  }

  private static void movesYieldDays(Metric metric) {
    for (Move move : metric.moves()) {
      Dataset<Row> days = bench.spark().sql(move.days());
      assertThat(names(days.schema())).containsExactly("jurisdiction", "day");
      assertThat(days.schema().apply("day").dataType()).isEqualTo(DataTypes.DateType);
      assertThat(days.takeAsList(1)).isEmpty();
      assertThat(move.tables()).isNotEmpty();
    }
  }

  /** The rows with every count of those that meet the condition too high by so much. */
  private static Dataset<Row> counted(
      Metric metric, Dataset<Row> rows, String condition, int tooMany) {
    String splits =
        String.join(
            ", ",
            metric.table().key().stream().filter(key -> key.matches("category|channel")).toList());
    Column where = functions.expr(condition.replace("%s", splits));
    Dataset<Row> wrong = rows;
    for (StructField field : rows.schema().fields()) {
      if (field.dataType().equals(DataTypes.LongType)) {
        Column count = functions.col(field.name());
        wrong =
            wrong.withColumn(
                field.name(), functions.when(where, count.plus(tooMany)).otherwise(count));
      }
    }
    return wrong;
  }

  /** All cases of a metric as views, and what it makes of them as {@code new_<table>}. */
  private static void show(Metric metric) {
    bench.show(MetricBench.casesOf(metric.table()), metric.texts());
    Dataset<Row> computed = bench.spark().sql(metric.sql());
    bench
        .spark()
        .createDataFrame(computed.collectAsList(), computed.schema())
        .createOrReplaceTempView("new_" + metric.table().name());
  }

  private static List<String> names(StructType schema) {
    return Arrays.asList(schema.fieldNames());
  }
}
