package org.lastmetre.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.lastmetre.contract.Contracts;
import org.lastmetre.deliver.dashboard.Dashboard;
import org.lastmetre.lake.Engine;
import org.lastmetre.lake.Lake;
import org.lastmetre.ops.WarehouseLock;
import org.lastmetre.publish.Extent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the dashboard again. */
@Command(
    name = "dashboard",
    mixinStandardHelpOptions = true,
    description = {
      "Make the dashboard of the published night again; each published night makes it by itself.",
      "按已发布的数据重新生成看板；每次发布后会自动生成。"
    })
final class DashboardCommand implements Callable<Integer> {
  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Where to put it. 输出目录. Default: dashboard in the warehouse.")
  private Path output;

  @Mixin private Warehouse warehouse;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Path directory = warehouse.existing();
    Logs.into(directory);
    Optional<WarehouseLock> lock = warehouse.lock();
    if (lock.isEmpty()) {
      spec.commandLine().getErr().println(warehouse.held());
      return ExitCode.HELD;
    }
    try (WarehouseLock held = lock.get();
        SparkSession spark = Engine.start(warehouse.master())) {
      Lake lake = new Lake(spark, directory.toString());
      Path folder = output == null ? Screen.in(directory) : output.toAbsolutePath().normalize();
      PrintWriter out = spec.commandLine().getOut();
      Dashboard.Written written =
          new Dashboard(lake, Contracts.bundled())
              .write(folder, Extent.EVERYTHING)
              .orElseThrow(BadUsage::nothingPublished);
      out.println(Screen.line(written));
      return ExitCode.OK;
    } catch (IOException e) {
      throw new BadUsage("The dashboard cannot be written: %s 看板写不进去".formatted(e));
    }
  }
}
