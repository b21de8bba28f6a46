package org.lastmetre.cli;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Engine;
import org.lastmetre.lake.Lake;
import org.lastmetre.metrics.Explainer;
import org.lastmetre.metrics.Explanation;
import org.lastmetre.metrics.Metric;
import org.lastmetre.metrics.Span;
import org.lastmetre.policy.Jurisdiction;
import org.lastmetre.policy.Policy;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.Publications;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the records behind a published rate. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "List the very records behind a published rate: those below the line, and which of them stand above.",
      "列出一个比率背后的每一条记录：分母有哪些，其中哪些计入分子。",
      "Example: explain gold.response on_time_rate --unit 340405 --period 2017-04"
    })
final class ExplainCommand implements Callable<Integer> {
  private static final String GOLD = "gold.";
  private static final String ALL = "all";
  private static final String SUPPRESSED = "suppressed";

  @Parameters(index = "0", paramLabel = "TABLE", description = "Such as gold.response. 统计表")
  private String table;

  @Parameters(index = "1", paramLabel = "RATE", description = "Such as on_time_rate. 比率")
  private String rate;

  @Option(names = "--unit", required = true, paramLabel = "CODE", description = "The unit. 单位编码")
  private String unit;

  @Option(
      names = "--period",
      required = true,
      paramLabel = "PERIOD",
      description = "2017-04, 2017Q2, 2017, or a day of the month. 周期")
  private String period;

  @Option(
      names = "--category",
      defaultValue = ALL,
      paramLabel = "WORD",
      description = "Default: all. 类别")
  private String category;

  @Option(
      names = "--channel",
      defaultValue = ALL,
      paramLabel = "WORD",
      description = "Default: all. 渠道")
  private String channel;

  @Option(
      names = "--jurisdiction",
      paramLabel = "CODE",
      description = "Where several have the unit. 辖区编码")
  private String jurisdiction;

  @Option(
      names = "--source",
      paramLabel = "DIR",
      description = "Where the policy is. 报送目录. Default: data-samples beside the program.")
  private Path source;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, csv or json. Default: ${DEFAULT-VALUE}.")
  private ResultFormat format;

  @Mixin private Warehouse warehouse;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path directory = warehouse.existing();
    Logs.into(directory);
    Contracts contracts = Contracts.bundled();
    Metric metric = metric(contracts);
    Explanation explanation = explanation(metric);
    List<Jurisdiction> jurisdictions = NightlyCommand.jurisdictions(source, contracts);
    try (SparkSession spark = Engine.start(warehouse.master())) {
      Lake lake = new Lake(spark, directory.toString());
      Manifest manifest =
          new Publications(lake, contracts).last().orElseThrow(BadUsage::nothingPublished);
      RateCell asked =
          new RateCell(
              metric.table(), unit, period, Map.of("category", category, "channel", channel));
      Row cell = published(lake, asked, manifest);
      refuseWithheld(asked, cell);
      Manifest.Day day = manifest.day(cell.getAs("jurisdiction")).orElseThrow();
      Policy policy = policy(jurisdictions, day);
      ZoneId zone = policy.timeZone();
      Dataset<Row> records =
          new Explainer(lake, contracts, stored -> published(lake, manifest, stored))
              .records(
                  explanation,
                  new Span(policy, day.firstRecordOn(), day.asOf()),
                  List.of(asked.periodIn(day)));
      Dataset<Row> listed = listed(records.where(asked.isIn(day)), metric.table());
      tell(cell, listed);
      PrintWriter out = spec.commandLine().getOut();
      format.write(listed, zone, out, spec.commandLine().getErr());
      out.flush();
      return ExitCode.OK;
    }
  }

  private Metric metric(Contracts contracts) {
    List<Metric> explained =
        Metric.bundled(contracts).stream().filter(m -> !Explanation.of(m).isEmpty()).toList();
    return explained.stream()
        .filter(m -> table.equals(GOLD + m.table().name()) || table.equals(m.table().name()))
        .findFirst()
        .orElseThrow(
            () ->
                new BadUsage(
                    "%s cannot be explained; these can: %s"
                        .formatted(
                            table,
                            explained.stream()
                                .map(m -> GOLD + m.table().name())
                                .collect(Collectors.joining(", ")))));
  }

  private Explanation explanation(Metric metric) {
    return Explanation.of(metric, rate)
        .orElseThrow(
            () ->
                new BadUsage(
                    "gold.%s has no rate %s that can be explained; these can: %s"
                        .formatted(
                            metric.table().name(),
                            rate,
                            Explanation.of(metric).stream()
                                .map(Explanation::rate)
                                .collect(Collectors.joining(", ")))));
  }

  /** The rows of a table as published; of one that was not, none. */
  private static Dataset<Row> published(Lake lake, Manifest manifest, TableContract stored) {
    Long version = manifest.tables().get(stored.layer() + "." + stored.name());
    return version == null ? lake.read(stored) : lake.readAt(stored, version);
  }

  /** The published row asked for. */
  private Row published(Lake lake, RateCell asked, Manifest manifest) {
    List<Row> found = new ArrayList<>();
    for (Manifest.Day day : manifest.days()) {
      if (jurisdiction == null || jurisdiction.equals(day.jurisdiction())) {
        found.addAll(published(lake, manifest, asked.table()).where(asked.isIn(day)).takeAsList(1));
      }
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    throw new BadUsage(
        found.isEmpty()
            ? "gold.%s has no row of %s; look with ./lastmetre sql"
                .formatted(asked.table().name(), asked)
            : "Several jurisdictions have a unit %s; name one with --jurisdiction".formatted(unit));
  }

  /** What is withheld for its few people is not told record by record either. */
  private void refuseWithheld(RateCell asked, Row cell) {
    boolean isWithheld =
        List.of(cell.schema().fieldNames()).contains(SUPPRESSED)
            && cell.<Boolean>getAs(SUPPRESSED)
            && cell.getAs(rate) == null;
    if (isWithheld) {
      throw new BadUsage(
          "%s of %s is withheld: it stands on too few people (small_cells)".formatted(rate, asked));
    }
  }

  /** The policy by which the figures were published, which the source must still hold. */
  private static Policy policy(List<Jurisdiction> jurisdictions, Manifest.Day day) {
    Policy policy =
        jurisdictions.stream()
            .map(Jurisdiction::policy)
            .filter(one -> one.jurisdiction().equals(day.jurisdiction()))
            .findFirst()
            .orElseThrow(
                () ->
                    new BadUsage(
                        "The policy of %s is not in the source; name the source that has it with --source"
                            .formatted(day.jurisdiction())));
    if (!day.rules().startsWith(policy.fingerprint())) {
      throw new BadUsage(
          "The policy of %s has changed since its figures were published; run ./lastmetre nightly first"
              .formatted(day.jurisdiction()));
    }
    return policy;
  }

  /** The records without the key they share, in order. */
  private static Dataset<Row> listed(Dataset<Row> records, TableContract promise) {
    List<Column> columns = new ArrayList<>();
    for (String name : records.columns()) {
      if (!promise.key().contains(name)) {
        columns.add(col(name));
      }
    }
    return records.select(columns.toArray(Column[]::new)).orderBy(columns.get(0)).cache();
  }

  private void tell(Row cell, Dataset<Row> listed) {
    Object value = cell.getAs(rate);
    Row counts =
        listed
            .selectExpr("count(*)", "sum(cast(%s as double))".formatted(Explainer.COUNTED))
            .first();
    spec.commandLine()
        .getErr()
        .printf(
            "%s %s: %s; %,d records below the line, %s above. 分母 %d 条，分子 %s%n",
            table,
            rate,
            value == null ? "null" : value,
            counts.getLong(0),
            above(counts),
            counts.getLong(0),
            above(counts));
  }

  private static String above(Row counts) {
    double above = counts.isNullAt(1) ? 0 : counts.getDouble(1);
    return above == Math.rint(above) ? String.valueOf((long) above) : String.valueOf(above);
  }
}
