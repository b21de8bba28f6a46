package org.lastmetre.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Engine;
import org.lastmetre.lake.Lake;
import org.lastmetre.mart.Exports;
import org.lastmetre.mart.Mart;
import org.lastmetre.mart.Mart.Loaded;
import org.lastmetre.mart.MartException;
import org.lastmetre.publish.Extent;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.Publications;
import org.lastmetre.publish.PublishedTables;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings the published figures into PostgreSQL, or writes them as files. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = {
      "Bring the published figures (gold) into PostgreSQL, or write them as CSV or Parquet files.",
      "把已发布的统计表送入 PostgreSQL，或导出为 CSV、Parquet 文件。",
      "Only what changed is sent; readers see the former night until all of the new one is there.",
      "Example: PGPASSWORD=… lastmetre publish --url jdbc:postgresql://localhost/county --user lastmetre"
    })
final class PublishCommand implements Callable<Integer> {
  @ArgGroup(multiplicity = "1")
  private Destination destination;

  /** Where the figures go. */
  static final class Destination {
    @Option(
        names = "--url",
        paramLabel = "URL",
        description = "A database: jdbc:postgresql://HOST[:PORT]/DATABASE. 数据库地址")
    private String url;

    @Option(
        names = "--to",
        paramLabel = "DIR",
        description = "A directory for files; the night is in DIR/<format>/latest. 导出目录")
    private Path directory;
  }

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description =
          "Who connects. Default: PGUSER. The password is PGPASSWORD, or stands in ~/.pgpass. 用户名；密码取自环境变量 PGPASSWORD 或 ~/.pgpass")
  private String user;

  @Option(
      names = "--schema",
      paramLabel = "NAME",
      defaultValue = "lastmetre",
      description =
          "The schema of all figures, or one for each jurisdiction: lastmetre_{jurisdiction}. Default: ${DEFAULT-VALUE}. 模式名")
  private String schema;

  @Option(
      names = "--rebuild",
      description = "Load everything anew, whatever the database shows. 全部重新装载")
  private boolean rebuild;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description = "Of the files: csv or parquet. Default: ${DEFAULT-VALUE}. 文件格式")
  private ExportForm form;

  @Mixin private Warehouse warehouse;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Path directory = warehouse.existing();
    Logs.into(directory);
    Optional<MartDoor> door =
        Optional.ofNullable(destination.url).map(url -> MartDoor.of(url, user));
    Contracts contracts = Contracts.bundled();
    try (SparkSession spark = Engine.start(warehouse.master())) {
      Lake lake = new Lake(spark, directory.toString());
      List<Manifest> nights = new Publications(lake, contracts).all();
      if (nights.isEmpty()) {
        throw BadUsage.nothingPublished();
      }
      PublishedTables tables = new PublishedTables(lake, contracts, Optional.of(nights.get(0)));
      return door.isPresent() ? load(door.get(), tables, nights) : export(tables, nights.get(0));
    }
  }

  private int load(MartDoor door, PublishedTables tables, List<Manifest> nights) {
    try (Connection connection = door.open()) {
      List<Loaded> loaded =
          new Mart(connection, tables, nights)
              .publish(
                  schema,
                  rebuild ? Extent.EVERYTHING : Extent.CHANGED,
                  Clock.systemUTC().instant(),
                  one -> tell("  %s.%s: %,d rows", one.schema(), one.table(), one.rows()));
      String asOf = nights.get(0).asOf().toString();
      if (loaded.isEmpty()) {
        tell("Nothing to publish: %s shows the night as of %s. 没有变化。", door, asOf);
      } else {
        tell(
            "Published as of %s to %s: %,d rows. 已发布至数据库，统计日 %s。",
            asOf, door, loaded.stream().mapToLong(Loaded::rows).sum(), asOf);
      }
      return ExitCode.OK;
    } catch (MartException refused) {
      throw new BadUsage(refused.getMessage());
    } catch (SQLException e) {
      Logs.error(e);
      tell("%s", door.told(e));
      return door.isWrongly(e) ? ExitCode.USAGE : ExitCode.FAILED;
    }
  }

  private int export(PublishedTables tables, Manifest night) {
    try {
      Optional<Path> written =
          new Exports(destination.directory.toAbsolutePath(), tables)
              .write(
                  night.runId(),
                  form.in(night.zone()),
                  (table, file) -> tell("  %s: %s", table, file.getFileName()));
      tell(
          written.isPresent()
              ? "Written as of %s to %s, see latest beside it. 已导出。"
              : "Nothing to write: the night as of %s is there already. 没有变化。",
          night.asOf(),
          written.map(Path::toString).orElse(""));
      return ExitCode.OK;
    } catch (IOException e) {
      Logs.error(e);
      throw new BadUsage(
          "The files cannot be written: %s; let the account that runs this write %s, or name another directory with --to. 目录不可写。"
              .formatted(e, destination.directory));
    }
  }

  private void tell(String format, Object... values) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(format + "%n", values);
  }
}
