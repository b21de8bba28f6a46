package org.lastmetre.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Engine;
import org.lastmetre.lake.Lake;
import org.lastmetre.ops.RunRecord;
import org.lastmetre.ops.WarehouseLock;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.Publications;
import org.lastmetre.silver.ledger.DriftLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The operator's one line in the morning. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {"One line: published as of when, or what stopped it.", "一行早报：发布到哪一天，或被什么拦下。"})
final class StatusCommand implements Callable<Integer> {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private static final String NEWS =
      "; %d changes in what was sent, see ops.drift 报送内容有变化，见 ops.drift";

  /** How the line is written. */
  enum Format {
    TEXT,
    JSON
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json. Default: ${DEFAULT-VALUE}.")
  private Format format;

  @Mixin private Warehouse warehouse;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Path directory = warehouse.existing();
    Logs.into(directory);
    Contracts contracts = Contracts.bundled();
    try (SparkSession spark = Engine.start(warehouse.master())) {
      Lake lake = new Lake(spark, directory.toString());
      Optional<Manifest> published = new Publications(lake, contracts).last();
      Optional<RunRecord> run = RunRecord.last(lake, contracts);
      PrintWriter out = spec.commandLine().getOut();
      Optional<String> killed = WarehouseLock.killed(directory);
      List<String> drift =
          published
              .map(manifest -> new DriftLedger(lake, contracts).firstSeen(manifest.runId()))
              .orElse(List.of());
      out.println(
          format == Format.JSON
              ? json(published, run, killed, drift)
              : killed.map(k -> "killed 中断: run " + k + " did not end; ").orElse("")
                  + text(published, run)
                  + (drift.isEmpty() ? "" : NEWS.formatted(drift.size())));
      return ExitCode.OK;
    }
  }

  private static String text(Optional<Manifest> published, Optional<RunRecord> run) {
    String sees =
        published
            .map(
                p ->
                    "published as of %s at %s 已发布至 %s"
                        .formatted(
                            days(p), MINUTE.format(p.publishedAt().atZone(zone(p))), days(p)))
            .orElse("nothing published yet 尚未发布");
    if (run.isEmpty()
        || published.filter(p -> p.publishedAt().isAfter(run.get().at())).isPresent()) {
      // The night that published was killed before it could tell how it ended.
      return sees;
    }
    RunRecord last = run.get();
    return switch (last.state()) {
      case STOPPED, FAILED ->
          "%s 未发布: %s; readers see: %s"
              .formatted(last.state().word(), String.join("; ", last.reasons()), sees);
      case PUBLISHED, UNCHANGED ->
          "%s; last run %s in %.0f s".formatted(sees, last.state().word(), last.seconds());
    };
  }

  /** The day; where jurisdictions differ, the day of each. */
  private static String days(Manifest manifest) {
    List<LocalDate> days = manifest.days().stream().map(Manifest.Day::asOf).distinct().toList();
    return days.size() == 1
        ? days.get(0).toString()
        : manifest.days().stream()
            .map(day -> day.nameZh() + " " + day.asOf())
            .collect(Collectors.joining(", "));
  }

  private static ZoneId zone(Manifest manifest) {
    return ZoneId.of(manifest.days().get(0).timeZone());
  }

  private static String json(
      Optional<Manifest> published,
      Optional<RunRecord> run,
      Optional<String> killed,
      List<String> drift)
      throws IOException {
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("state", run.map(r -> r.state().word()).orElse(null));
    status.put("published_as_of", published.map(p -> p.asOf().toString()).orElse(null));
    status.put("published_at", published.map(p -> p.publishedAt().toString()).orElse(null));
    status.put("published_run", published.map(Manifest::runId).orElse(null));
    status.put("last_run", run.map(RunRecord::runId).orElse(null));
    status.put("last_run_as_of", run.map(r -> String.valueOf(r.asOf())).orElse(null));
    status.put("seconds", run.map(RunRecord::seconds).orElse(null));
    status.put("files", run.map(RunRecord::files).orElse(null));
    status.put("rows", run.map(RunRecord::rows).orElse(null));
    status.put("killed_run", killed.orElse(null));
    status.put("drift", drift);
    status.put("reasons", run.map(RunRecord::reasons).orElse(null));
    return new ObjectMapper().writeValueAsString(status);
  }
}
