package org.lastmetre.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.lastmetre.contract.Contracts;
import org.lastmetre.deliver.bulletin.Bulletin;
import org.lastmetre.deliver.bulletin.Edition;
import org.lastmetre.deliver.paper.Document;
import org.lastmetre.deliver.paper.Language;
import org.lastmetre.deliver.paper.Printer;
import org.lastmetre.deliver.paper.Printout;
import org.lastmetre.deliver.paper.Printout.Readers;
import org.lastmetre.deliver.paper.Words;
import org.lastmetre.deliver.worklist.Worklists;
import org.lastmetre.lake.Engine;
import org.lastmetre.lake.Lake;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.Publications;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes bulletins, and lists of households to visit. */
@Command(
    name = "bulletin",
    mixinStandardHelpOptions = true,
    description = {
      "Write the monthly check, quarterly bulletin or yearly review of the published night, as a workbook with charts and a page to print;"
          + " or with --worklists each village's list of households to visit.",
      "把已发布的数据写成月检查、季通报或年总评：带图表的 Excel 表和可打印的网页；加 --worklists 则按村写出待走访户清单。",
      "Example: bulletin --period 2017Q2 --pdf"
    })
final class BulletinCommand implements Callable<Integer> {
  /** What some system does not take in the name of a file. */
  private static final Pattern NOT_IN_A_NAME = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}]");

  @Option(
      names = "--jurisdiction",
      paramLabel = "CODE",
      description = "One jurisdiction alone. 只写一个辖区. Default: each that is published.")
  private String jurisdiction;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      defaultValue = "month",
      description =
          "month, quarter or year for the last that is over; or 2017-04, 2017Q2, 2017. 周期；month、quarter、year 指最近结束的一个. Default: ${DEFAULT-VALUE}.")
  private String period;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "Where to put it, in a folder per jurisdiction. 输出目录. Default: bulletins in this folder.")
  private Path output = Path.of("bulletins");

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      defaultValue = "zh",
      description = "zh or en. 语言. Default: ${DEFAULT-VALUE}.")
  private Language language;

  @Option(
      names = "--pdf",
      description = "Also print the pages to PDF, by Chromium. 另用 Chromium 打印成 PDF.")
  private boolean pdf;

  @Option(
      names = "--worklists",
      description = "Write the lists of households to visit instead. 改写待走访户清单.")
  private boolean worklists;

  @Mixin private NamesOnPaper names;
  @Mixin private Warehouse warehouse;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    names.check(worklists, warehouse);
    Optional<Printer> printer = pdf ? Optional.of(Browser.printer()) : Optional.empty();
    Path directory = warehouse.existing();
    Logs.into(directory);
    Contracts contracts = Contracts.bundled();
    try (SparkSession spark = Engine.start(warehouse.master())) {
      Lake lake = new Lake(spark, directory.toString());
      Manifest night =
          new Publications(lake, contracts).last().orElseThrow(BadUsage::nothingPublished);
      spark.conf().set("spark.sql.session.timeZone", night.zone().getId());
      List<Path> written = new ArrayList<>();
      for (Manifest.Day day : days(night)) {
        Path folder = output.toAbsolutePath().normalize().resolve(day.jurisdiction());
        written.addAll(
            worklists
                ? worklists(lake, contracts, night, day, folder, printer)
                : bulletin(lake, contracts, night, day, folder, printer));
      }
      PrintWriter out = spec.commandLine().getOut();
      written.forEach(out::println);
      return ExitCode.OK;
    } catch (IOException e) {
      throw new BadUsage(
          "Not written to %s: %s; let this account write there, or name another folder with --output. 写不进去，请换一个输出目录。"
              .formatted(output, e.getMessage()));
    }
  }

  /** The jurisdictions asked for. */
  private List<Manifest.Day> days(Manifest night) {
    if (jurisdiction == null) {
      return night.days();
    }
    return List.of(
        night
            .day(jurisdiction)
            .orElseThrow(
                () ->
                    new BadUsage(
                        "No jurisdiction %s is published; these are: %s. 没有这个辖区。"
                            .formatted(
                                jurisdiction,
                                night.days().stream()
                                    .map(day -> day.jurisdiction() + " " + day.nameZh())
                                    .collect(Collectors.joining(", "))))));
  }

  private List<Path> bulletin(
      Lake lake,
      Contracts contracts,
      Manifest night,
      Manifest.Day day,
      Path folder,
      Optional<Printer> printer)
      throws IOException {
    Edition edition = new Edition(night, day, AskedPeriod.of(period, day));
    Document document =
        Bulletin.of(lake, contracts, edition, Words.in(language))
            .orElseThrow(
                () ->
                    new BadUsage(
                        "Nothing is published of %s in %s, whose records run from %s to %s; name a --period between. 该周期没有数据。"
                            .formatted(
                                edition.code(),
                                day.jurisdiction(),
                                day.firstRecordOn(),
                                day.asOf())));
    return new Printout(folder, printer, Readers.ALL)
        .write(document, edition.code() + language.of("", ".en"));
  }

  private List<Path> worklists(
      Lake lake,
      Contracts contracts,
      Manifest night,
      Manifest.Day day,
      Path folder,
      Optional<Printer> printer)
      throws IOException {
    Worklists lists = new Worklists(lake, contracts, night, day, Words.in(language));
    List<Worklists.Village> villages =
        lists.lists(names.open(lake, contracts, day.jurisdiction(), lists.people()));
    if (villages.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "No household of %s is due for a visit by the day after %s. 没有待走访户。"
                  .formatted(day.jurisdiction(), day.asOf()));
    }
    Printout printout =
        new Printout(folder.resolve("worklists-" + day.asOf()), printer, names.readers());
    List<Path> written = new ArrayList<>();
    for (Worklists.Village village : villages) {
      written.addAll(
          printout.write(
              village.list(),
              NOT_IN_A_NAME.matcher(village.code() + " " + village.name()).replaceAll("_")
                  + language.of("", ".en")));
    }
    return written;
  }
}
