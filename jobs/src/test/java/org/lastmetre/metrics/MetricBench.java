package org.lastmetre.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Schemas;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A small Spark session that shows cases to metric queries, all cases of a table at once. */
final class MetricBench implements AutoCloseable {
  /** The folder of the cases, {@code metrics/} of the test resources. */
  static final Path CASES = cases();

  private final Contracts contracts = Contracts.bundled();
  private final SharedQueries shared = SharedQueries.bundled(contracts);
  private final boolean ownsContext = SparkSession.getDefaultSession().isEmpty();
  private final SparkSession spark =
      SparkSession.builder()
          .master("local[2]")
          .config("spark.ui.enabled", "false")
          .config("spark.sql.session.timeZone", "UTC")
          .config("spark.sql.shuffle.partitions", "2")
          .getOrCreate()
          .newSession();

  /**
   * A view as {@code views.yml} declares it.
   *
   * @param schema its columns, jurisdiction first
   * @param defaults cells of columns a case does not name
   */
  record View(StructType schema, Map<String, String> defaults) {}

  MetricBench() {
    spark.conf().set("spark.sql.session.timeZone", "UTC");
    spark.conf().set("spark.sql.shuffle.partitions", "2");
  }

  SparkSession spark() {
    return spark;
  }

  Contracts contracts() {
    return contracts;
  }

  List<Metric> metrics() {
    return Metric.bundled(contracts);
  }

  /** The cases of a metric; empty when nobody counted any. */
  static List<MetricCase> casesOf(TableContract table) {
    return casesOf(CASES, table);
  }

  /** The cases of a metric that R counted; empty where there is no statistic in it. */
  static List<MetricCase> referencesOf(TableContract table) {
    return casesOf(CASES.resolveSibling("statistics"), table);
  }

  private static List<MetricCase> casesOf(Path root, TableContract table) {
    Path folder = root.resolve(table.extras().get("family").toString()).resolve(table.name());
    return Files.isDirectory(folder) ? MetricCase.of(folder) : List.of();
  }

  /** Every view that {@code views.yml} declares. */
  static Map<String, View> views() {
    Map<String, View> views = new LinkedHashMap<>();
    Map<String, Map<String, Object>> declared;
    try (var text = Files.newBufferedReader(CASES.resolve("views.yml"), StandardCharsets.UTF_8)) {
      declared = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    declared.forEach(
        (name, view) -> {
          Map<String, String> defaults = new LinkedHashMap<>();
          if (view.get("defaults") instanceof Map<?, ?> given) {
            given.forEach((column, cell) -> defaults.put(column.toString(), cell.toString()));
          }
          views.put(
              name,
              new View(
                  StructType.fromDDL("jurisdiction string, " + view.get("columns")), defaults));
        });
    return views;
  }

  /** Shows the cases' rows as views and defines the shared queries that a text of SQL reads. */
  void show(List<MetricCase> cases, String sql) {
    views().forEach((name, view) -> show(name, view, cases));
    for (TableContract table : Views.tables(contracts)) {
      StructType images =
          Schemas.of(table)
              .add("image", DataTypes.StringType)
              .add("changed_columns", DataTypes.createArrayType(DataTypes.StringType));
      spark.createDataFrame(List.of(), images).createOrReplaceTempView("changed_" + table.name());
    }
    shared.neededBy(sql).forEach((name, query) -> spark.sql(query).createOrReplaceTempView(name));
  }

  /** The rows of a metric over the cases shown, with a mistake in it. */
  Dataset<Row> mistaken(Metric metric, Mutation mutation) {
    Map<String, String> texts = new TreeMap<>(shared.texts());
    String common = mutation.query().replaceFirst("^common/", "");
    boolean isShared = texts.containsKey(common);
    if (isShared) {
      texts.compute(common, (name, sql) -> mutation.of(sql));
    }
    String sql = isShared ? metric.sql() : mutation.of(metric.sql());
    new SharedQueries(texts)
        .neededBy(sql)
        .forEach((name, query) -> spark.sql(query).createOrReplaceTempView(name));
    return spark.sql(sql);
  }

  private void show(String name, View view, List<MetricCase> cases) {
    List<Row> rows = new ArrayList<>();
    for (MetricCase one : cases) {
      for (Map<String, String> given : one.given(name)) {
        rows.add(row(one, name, view, given));
      }
    }
    spark.createDataFrame(rows, view.schema()).createOrReplaceTempView(name);
  }

  private static Row row(MetricCase one, String name, View view, Map<String, String> given) {
    Set<String> unknown = new TreeSet<>(given.keySet());
    unknown.removeAll(List.of(view.schema().fieldNames()));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: given_%s.csv names %s; views.yml has no such column"
              .formatted(one.folder(), name, unknown));
    }
    List<Object> values = new ArrayList<>();
    for (StructField field : view.schema().fields()) {
      String cell = given.getOrDefault(field.name(), view.defaults().get(field.name()));
      values.add(
          field.name().equals("jurisdiction") ? one.name() : one.value(cell, field.dataType()));
    }
    return RowFactory.create(values.toArray());
  }

  private static Path cases() {
    try {
      return Path.of(MetricBench.class.getResource("/metrics/views.yml").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stops Spark where it was started here. */
  @Override
  public void close() {
    if (ownsContext) {
      spark.stop();
    }
  }
}
