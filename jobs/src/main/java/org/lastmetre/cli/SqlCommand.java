package org.lastmetre.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Engine;
import org.lastmetre.lake.Lake;
import org.lastmetre.ops.RunRecord;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.Publications;
import org.lastmetre.query.PublishedNight;
import org.lastmetre.query.QueryRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers one query over the published night. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description = {
      "Answer a query over the published night: gold.*, silver.*, and ops.* at its latest.",
      "查询已发布的数据表。",
      "Tables: SHOW TABLES IN gold;  columns: DESCRIBE gold.coverage"
    })
final class SqlCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "QUERY",
      description = "A query, a file that holds one, or - for standard input. 查询语句、文件或 -")
  private String query;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, csv or json. Default: by the output's ending, else table.")
  private ResultFormat format;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write there; Excel and WPS open a .csv with Chinese right. 输出文件")
  private Path output;

  @Option(
      names = "--as-of-run",
      paramLabel = "RUN",
      description = "See what that run published, as in ops.published. 查看某次发布的数据")
  private String run;

  @Mixin private Warehouse warehouse;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path directory = warehouse.existing();
    Logs.into(directory);
    String text = Statement.of(query, System.in);
    Contracts contracts = Contracts.bundled();
    try (SparkSession spark = Engine.start(warehouse.master())) {
      Lake lake = new Lake(spark, directory.toString());
      Publications publications = new Publications(lake, contracts);
      Optional<Manifest> manifest =
          run == null ? publications.last() : Optional.of(published(lake, contracts, publications));
      PublishedNight night = new PublishedNight(lake, contracts, manifest);
      try {
        write(night.ask(text), night.zone());
      } catch (IOException e) {
        throw new BadUsage("The result cannot be written to " + output + ": " + e);
      } catch (Exception e) {
        if (run != null && GoneFiles.areTold(e)) {
          throw new BadUsage(GoneFiles.of(run));
        }
        RuntimeException told = night.explained(e);
        throw told instanceof QueryRefused ? new BadUsage(told.getMessage()) : told;
      }
      return ExitCode.OK;
    }
  }

  private Manifest published(Lake lake, Contracts contracts, Publications publications) {
    return publications
        .of(run)
        .orElseThrow(
            () ->
                new BadUsage(
                    RunRecord.of(lake, contracts, run)
                            .map(
                                record ->
                                    "Run %s published nothing, it ended %s"
                                        .formatted(run, record.state().word()))
                            .orElse("There is no run %s".formatted(run))
                        + "; see SELECT run_id, as_of, published_at FROM ops.published"));
  }

  private void write(Dataset<Row> rows, ZoneId zone) throws IOException {
    if (output == null) {
      PrintWriter out = spec.commandLine().getOut();
      effectiveFormat().write(rows, zone, out, spec.commandLine().getErr());
      out.flush();
      return;
    }
    try (OutputStream bytes = Files.newOutputStream(output)) {
      if (effectiveFormat() == ResultFormat.CSV) {
        bytes.write(Spreadsheet.BYTE_ORDER_MARK);
      }
      try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
        Dataset<Row> shown = effectiveFormat() == ResultFormat.CSV ? Spreadsheet.safe(rows) : rows;
        effectiveFormat().write(shown, zone, writer, spec.commandLine().getErr());
      }
    }
    spec.commandLine().getErr().println("Written to " + output);
  }

  private ResultFormat effectiveFormat() {
    if (format != null) {
      return format;
    }
    String name = output == null ? "" : output.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".csv")
        ? ResultFormat.CSV
        : name.endsWith(".json") ? ResultFormat.JSON : ResultFormat.TABLE;
  }
}
