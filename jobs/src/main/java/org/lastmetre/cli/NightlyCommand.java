package org.lastmetre.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.lastmetre.contract.Contracts;
import org.lastmetre.deliver.Returns;
import org.lastmetre.deliver.dashboard.Dashboard;
import org.lastmetre.lake.Engine;
import org.lastmetre.lake.Lake;
import org.lastmetre.landing.Expressions;
import org.lastmetre.ops.Night;
import org.lastmetre.ops.Progress;
import org.lastmetre.ops.RunRecord;
import org.lastmetre.ops.WarehouseLock;
import org.lastmetre.policy.Jurisdiction;
import org.lastmetre.policy.Policy;
import org.lastmetre.policy.Source;
import org.lastmetre.publish.Extent;
import org.lastmetre.publish.Gates;
import org.lastmetre.publish.OwnMetrics;
import org.lastmetre.publish.OwnQueries;
import org.lastmetre.silver.Silver;
import org.lastmetre.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes in what was sent, computes what changed, and publishes it. */
@Command(
    name = "nightly",
    mixinStandardHelpOptions = true,
    description = {
      "Take in what was sent, compute what changed, and publish it.",
      "收件、计算、发布：每晚运行一次，重复运行不会改变结果。"
    })
final class NightlyCommand implements Callable<Integer> {
  private static final int SHOWN = 10;

  @Option(
      names = "--source",
      paramLabel = "DIR",
      description = "One folder per jurisdiction. 报送目录. Default: data-samples beside the program.")
  private Path source;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "The day the figures are as of, like 2026-03-05. 统计日. Default: the policy's as_of, else"
              + " yesterday in the jurisdiction's time zone.")
  private LocalDate asOf;

  @Option(
      names = "--full",
      description = "Conform and compute everything anew; gives the same cells. 全部重算.")
  private boolean full;

  @Option(
      names = "--accept-shrinking",
      description =
          "Publish although a dataset lost half its rows since it was published. 接受数据大幅减少.")
  private boolean shrinking;

  @Mixin private Warehouse warehouse;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Clock clock = Clock.systemUTC();
    Path directory = warehouse.path();
    Logs.into(directory);
    Contracts contracts = Contracts.bundled();
    List<Jurisdiction> jurisdictions = jurisdictions(source, contracts);
    Optional<WarehouseLock> lock = warehouse.lock();
    if (lock.isEmpty()) {
      err.println(warehouse.held());
      return ExitCode.HELD;
    }
    try (WarehouseLock held = lock.get();
        SparkSession spark = Engine.start(warehouse.master())) {
      String run = RunRecord.idAt(clock.instant());
      held.note(run);
      Lake lake = new Lake(spark, directory.toString());
      new OwnQueries(lake, contracts).check(OwnMetrics.of(jurisdictions, contracts));
      Vault vault = new Vault(warehouse.key());
      Map<String, LocalDate> days = days(jurisdictions, clock, asOf);
      Progress progress = new ConsoleProgress(err, clock, Boolean.getBoolean("lastmetre.live"));
      Night night = new Night(lake, contracts, vault, clock, progress);
      Outbox outbox = new Outbox(new Returns(lake, contracts, vault), jurisdictions, days);
      Night.Outcome outcome;
      try {
        outcome =
            night.run(
                new Night.Request(
                    run,
                    jurisdictions,
                    days,
                    full ? Silver.Extent.EVERYTHING : Silver.Extent.CHANGED,
                    shrinking ? Gates.Shrinking.ACCEPTED : Gates.Shrinking.STOPS));
      } catch (Throwable e) {
        if (night.tells()) {
          outbox.send(Night.State.FAILED).forEach(line -> err.println("  " + line));
        }
        throw e;
      }
      List<String> delivered = new ArrayList<>(outbox.send(outcome.state()));
      Screen screen =
          new Screen(
              new Dashboard(lake, contracts), directory, full ? Extent.EVERYTHING : Extent.CHANGED);
      delivered.addAll(screen.show(outcome.state(), progress));
      tell(err, outcome, delivered);
      return outcome.state() == Night.State.STOPPED ? ExitCode.STOPPED : ExitCode.OK;
    }
  }

  /**
   * The jurisdictions of a source, their rules checked.
   *
   * @param source null for the samples
   */
  static List<Jurisdiction> jurisdictions(Path source, Contracts contracts) {
    List<Jurisdiction> jurisdictions =
        Source.read(
            source == null ? Warehouse.home().resolve("data-samples") : source,
            contracts.inputColumns());
    jurisdictions.forEach(Expressions::check);
    return jurisdictions;
  }

  /**
   * The day each jurisdiction's figures are as of, by its code.
   *
   * @param asOf the day asked for; null for the policy's, or yesterday
   */
  static Map<String, LocalDate> days(
      List<Jurisdiction> jurisdictions, Clock clock, LocalDate asOf) {
    Map<String, LocalDate> days = new HashMap<>();
    for (Jurisdiction jurisdiction : jurisdictions) {
      Policy policy = jurisdiction.policy();
      days.put(policy.jurisdiction(), AsOf.of(asOf, policy, clock.instant()));
    }
    return days;
  }

  private void tell(PrintWriter err, Night.Outcome outcome, List<String> delivered) {
    err.println();
    switch (outcome.state()) {
      case STOPPED -> {
        err.println(
            "Stopped by a gate; readers still see the last published night. 未发布，读者仍看到上一次发布：");
        outcome.failures().forEach(failure -> err.println("  " + failure));
      }
      case UNCHANGED -> err.println("Nothing to publish: all is as published. 没有变化，无需发布。");
      default -> {
        err.printf("Published as of %s. 已发布，统计日 %s%n", outcome.asOf(), outcome.asOf());
        outcome.changed().forEach((table, what) -> err.printf("  %-28s %s%n", table, what));
        Map<String, Long> totals = outcome.totals();
        err.printf(
            "  rows: %,d read, %,d current, %,d refused, %,d waiting%n",
            totals.get("read"),
            totals.get("accepted"),
            totals.get("quarantined"),
            totals.get("waiting"));
      }
    }
    delivered.forEach(line -> err.println("  " + line));
    outcome.remarks().stream().limit(SHOWN).forEach(remark -> err.println("  ! " + remark));
    if (outcome.remarks().size() > SHOWN) {
      err.printf("  ! %d more, see ops.drift 其余见 ops.drift%n", outcome.remarks().size() - SHOWN);
    }
    if (outcome.state() != Night.State.STOPPED) {
      suggest(err);
    }
  }

  private void suggest(PrintWriter err) {
    String where = warehouse.option();
    err.println();
    err.println("Try next 接下来可以试试:");
    err.printf("  ./lastmetre status%s%n", where);
    err.printf(
        "  ./lastmetre sql%s \"SELECT period_start, households, households_visited, coverage_rate"
            + " FROM gold.coverage WHERE unit_code = jurisdiction AND period = 'month' ORDER BY"
            + " period_start\"%n",
        where);
    err.printf(
        "  ./lastmetre sql%s \"SELECT path, row_number, reason_zh FROM ops.quarantine LIMIT 10\"%n",
        where);
  }
}
