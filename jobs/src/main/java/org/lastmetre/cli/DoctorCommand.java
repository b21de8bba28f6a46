package org.lastmetre.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Engine;
import org.lastmetre.lake.Lake;
import org.lastmetre.ops.Checkup;
import org.lastmetre.ops.Night;
import org.lastmetre.policy.Jurisdiction;
import org.lastmetre.policy.PolicyException;
import org.lastmetre.publish.Gates;
import org.lastmetre.publish.OwnMetrics;
import org.lastmetre.publish.OwnQueries;
import org.lastmetre.silver.Silver;
import org.lastmetre.vault.Vault;
import org.lastmetre.vault.VaultKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Says what a night would make of a source. It is the night's own landing and conforming, over a
 * warehouse and with a key that are thrown away: its counts are those of the night.
 */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Say what the night will make of each file before it does; writes nothing in source or"
          + " warehouse.",
      "体检：先看看今晚会怎样读取每个文件，不改动报送目录和数据仓库。"
    })
final class DoctorCommand implements Callable<Integer> {
  /** How the findings are written. */
  enum Format {
    TABLE,
    JSON
  }

  @Option(
      names = "--source",
      paramLabel = "DIR",
      description = "One folder per jurisdiction. 报送目录. Default: data-samples beside the program.")
  private Path source;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table or json. Default: ${DEFAULT-VALUE}.")
  private Format format;

  @Option(
      names = "--master",
      paramLabel = "URL",
      defaultValue = "local[*]",
      description = "Spark master. Default: ${DEFAULT-VALUE}, this machine.")
  private String master;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path scratch = Files.createTempDirectory("lastmetre-doctor");
    Logs.into(scratch);
    List<Checkup.Finding> findings;
    try {
      findings = findings(scratch);
    } catch (PolicyException e) {
      FileUtils.deleteQuietly(scratch.toFile());
      throw e;
    } finally {
      // What else goes wrong leaves its log, but never what was in the files.
      FileUtils.deleteQuietly(scratch.resolve("warehouse").toFile());
      FileUtils.deleteQuietly(scratch.resolve("key").toFile());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(format == Format.JSON ? json(findings) : table(findings));
    out.flush();
    FileUtils.deleteQuietly(scratch.toFile());
    return ExitCode.OK;
  }

  private List<Checkup.Finding> findings(Path scratch) {
    Clock clock = Clock.systemUTC();
    Contracts contracts = Contracts.bundled();
    List<Jurisdiction> jurisdictions = NightlyCommand.jurisdictions(source, contracts);
    try (SparkSession spark = Engine.start(master)) {
      Lake lake = new Lake(spark, scratch.resolve("warehouse").toString());
      new OwnQueries(lake, contracts).check(OwnMetrics.of(jurisdictions, contracts));
      new Night(
              lake,
              contracts,
              new Vault(VaultKey.readOrMake(scratch.resolve("key"))),
              clock,
              new ConsoleProgress(
                  spec.commandLine().getErr(), clock, Boolean.getBoolean("lastmetre.live")))
          .rehearse(
              new Night.Request(
                  "doctor",
                  jurisdictions,
                  NightlyCommand.days(jurisdictions, clock, null),
                  Silver.Extent.EVERYTHING,
                  Gates.Shrinking.ACCEPTED));
      return new Checkup(lake, contracts).findings();
    }
  }

  private static Map<String, Long> summary(List<Checkup.Finding> findings) {
    Map<String, Long> summary = new LinkedHashMap<>();
    summary.put("files", findings.stream().map(Checkup.Finding::path).distinct().count());
    summary.put("files_refused", findings.stream().filter(f -> f.reason() != null).count());
    findings.forEach(
        finding -> finding.counts().forEach((term, rows) -> summary.merge(term, rows, Long::sum)));
    return summary;
  }

  private static String json(List<Checkup.Finding> findings) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("files", findings);
    all.put("summary", summary(findings));
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all)
        + "\n";
  }

  private static String table(List<Checkup.Finding> findings) {
    if (findings.isEmpty()) {
      return "No files. 没有文件。\n";
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "jurisdiction",
            "sender",
            "path",
            "dataset",
            "kind",
            "encoding",
            "status",
            "read",
            "accepted",
            "refused",
            "duplicate",
            "superseded",
            "waiting"));
    StringBuilder details = new StringBuilder();
    for (Checkup.Finding finding : findings) {
      List<String> cells = new ArrayList<>();
      cells.addAll(List.of(finding.jurisdiction(), finding.sender(), finding.path()));
      cells.addAll(List.of(finding.dataset(), text(finding.kind()), text(finding.encoding())));
      cells.add(finding.status());
      finding
          .counts()
          .forEach(
              (term, count) -> {
                if (!term.equals("skipped")) {
                  cells.add(count.toString());
                }
              });
      rows.add(cells);
      details.append(details(finding));
    }
    Map<String, Long> summary = summary(findings);
    return TextTable.of(rows)
        + details
        + "\n%,d files, %,d refused whole; rows: %,d read, %,d accepted, %,d refused, %,d waiting%n"
            .formatted(
                summary.get("files"),
                summary.get("files_refused"),
                summary.get("rows_read"),
                summary.get("accepted"),
                summary.get("quarantined"),
                summary.get("waiting"));
  }

  /** What a table's cells have no room for; empty for a file with nothing to mend. */
  private static String details(Checkup.Finding finding) {
    StringBuilder details = new StringBuilder();
    finding
        .unknown()
        .forEach(
            (header, nearest) ->
                details.append(
                    "  unknown column 未识别的列: %s%s%n"
                        .formatted(header, nearest.isEmpty() ? "" : " → " + nearest + " ?")));
    for (Checkup.Refusal refusal : finding.refusals()) {
      String where =
          refusal.row() == null
              ? "  %s%n".formatted(refusal.reason())
              : "  %s: %,d rows, first row %d 首见第 %d 行%n"
                  .formatted(refusal.reason(), refusal.rows(), refusal.row(), refusal.row());
      details.append(where);
      details.append("    %s%n    %s%n".formatted(refusal.zh(), refusal.en()));
    }
    if (details.isEmpty()) {
      return "";
    }
    String columns =
        finding.matched().isEmpty()
            ? ""
            : "  columns 已识别的列: %s%n".formatted(String.join(", ", finding.matched()));
    return "\n%s (%s)%n".formatted(finding.path(), finding.dataset()) + columns + details;
  }

  private static String text(String cell) {
    return cell == null ? "" : cell;
  }
}
