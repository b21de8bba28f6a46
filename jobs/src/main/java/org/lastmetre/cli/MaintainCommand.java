package org.lastmetre.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Engine;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Upkeep;
import org.lastmetre.ops.Maintenance;
import org.lastmetre.ops.WarehouseLock;
import org.lastmetre.policy.Jurisdiction;
import org.lastmetre.policy.Policy.Retention;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.Publications;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Removes the files of nights older than the policies' retention. */
@Command(
    name = "maintain",
    mixinStandardHelpOptions = true,
    description = {
      "Remove the files that no night within the policies' retention needs, and join small ones.",
      "清理保留期以外各夜的文件，合并小文件；保留期内的每一夜仍可查看。"
    })
final class MaintainCommand implements Callable<Integer> {
  @Option(
      names = "--source",
      paramLabel = "DIR",
      description =
          "Where the policies are; the longest retention counts. 报送目录. Default: data-samples"
              + " beside the program.")
  private Path source;

  @Mixin private Warehouse warehouse;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Path directory = warehouse.existing();
    Logs.into(directory);
    Contracts contracts = Contracts.bundled();
    List<Jurisdiction> jurisdictions = NightlyCommand.jurisdictions(source, contracts);
    Optional<WarehouseLock> lock = warehouse.lock();
    if (lock.isEmpty()) {
      err.println(warehouse.held());
      return ExitCode.HELD;
    }
    Clock clock = Clock.systemUTC();
    try (WarehouseLock held = lock.get();
        SparkSession spark = Engine.start(warehouse.master())) {
      Lake lake = new Lake(spark, directory.toString());
      requireAll(new Publications(lake, contracts).last(), jurisdictions);
      Retention retention = longest(jurisdictions);
      List<Maintenance.Done> done =
          new Maintenance(
                  lake,
                  contracts,
                  new Upkeep(spark, directory.toString()),
                  new ConsoleProgress(err, clock, Boolean.getBoolean("lastmetre.live")))
              .run(retention, clock.instant());
      tell(spec.commandLine().getOut(), retention, done);
      return ExitCode.OK;
    }
  }

  /** The longest that any of the jurisdictions asks for. */
  private static Retention longest(List<Jurisdiction> jurisdictions) {
    return jurisdictions.stream()
        .map(jurisdiction -> jurisdiction.policy().retention())
        .reduce(
            (a, b) ->
                new Retention(
                    Math.max(a.goldDays(), b.goldDays()), Math.max(a.silverDays(), b.silverDays())))
        .orElseThrow();
  }

  /** A jurisdiction whose policy is not at hand may want its nights kept for longer. */
  private static void requireAll(Optional<Manifest> published, List<Jurisdiction> jurisdictions) {
    Set<String> here =
        jurisdictions.stream().map(j -> j.policy().jurisdiction()).collect(Collectors.toSet());
    List<String> missing =
        published.stream()
            .flatMap(manifest -> manifest.days().stream())
            .map(Manifest.Day::jurisdiction)
            .filter(code -> !here.contains(code))
            .toList();
    if (!missing.isEmpty()) {
      throw new BadUsage(
          "The warehouse holds %s, whose policy is not in the source; name the source that has it with --source"
              .formatted(String.join(", ", missing)));
    }
  }

  private static void tell(PrintWriter out, Retention retention, List<Maintenance.Done> done) {
    out.printf(
        "Kept: figures of %d days, records of %d days. 保留：统计表 %d 天，明细 %d 天%n",
        retention.goldDays(), retention.silverDays(), retention.goldDays(), retention.silverDays());
    for (Maintenance.Done table : done) {
      out.printf(
          "  %-28s %,d files removed, %s%s%n",
          table.table(),
          table.files(),
          FileUtils.byteCountToDisplaySize(table.bytes()),
          table.joined() == 0 ? "" : "; %,d joined".formatted(table.joined()));
    }
    if (done.isEmpty()) {
      out.println("Nothing to remove. 没有可清理的文件。");
    }
  }
}
