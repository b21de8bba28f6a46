package org.lastmetre.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Counts every gold table of rates and lists from a source folder. It reads CSV (plain, gz, zip)
 * without mappings and keeps everything in memory: some thousand households.
 */
public final class Oracle {
  private static final List<String> TABLES =
      List.of(
          "coverage",
          "response",
          "response_due",
          "handling",
          "satisfaction",
          "submissions",
          "quota",
          "rotation",
          "deliberation",
          "services",
          "projects",
          "common_issues",
          "scorecard",
          "backlog",
          "worklist");

  /**
   * What came out.
   *
   * @param tables table → rows; a row maps a column of contracts.md to Long, Double, Boolean,
   *     String, LocalDate or null; without as_of
   * @param files what became of the rows, per counted file and dataset
   * @param rows a line for each row read: path, row number, fate and reason, to find a difference
   */
  public record Result(
      Map<String, List<Map<String, Object>>> tables, List<FileFate> files, List<String> rows) {}

  private final Path holidayJsonDir;
  private final Aliases aliases;

  /**
   * @param holidayJsonDir the State Council's notices as {@code 2007.json} …; not read with
   *     calendar none
   * @param headers dataset → header as sent → column; English names need none
   * @param values column → value as sent → coded value; 满意 … and 是/否 need none
   */
  public Oracle(
      Path holidayJsonDir,
      Map<String, Map<String, String>> headers,
      Map<String, Map<String, String>> values) {
    this.holidayJsonDir = holidayJsonDir;
    this.aliases = new Aliases(headers, values);
  }

  /**
   * Counts every jurisdiction of a source.
   *
   * @param asOfByJurisdiction jurisdiction code → as_of; without an entry the policy's own as_of
   * @throws IllegalArgumentException when a jurisdiction has no as_of
   */
  public Result compute(Path source, Map<String, LocalDate> asOfByJurisdiction) {
    Result result = new Result(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
    for (String table : TABLES) {
      result.tables().put(table, new ArrayList<>());
    }
    for (Path folder : jurisdictions(source)) {
      add(folder, asOfByJurisdiction, result);
    }
    return result;
  }

  private static List<Path> jurisdictions(Path source) {
    try (Stream<Path> list = Files.list(source)) {
      return list.filter(f -> Files.exists(f.resolve("policy.yaml"))).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(Path folder, Map<String, LocalDate> asOfByJurisdiction, Result result) {
    Policy policy = Policy.read(folder.resolve("policy.yaml"));
    LocalDate asOf = asOfByJurisdiction.getOrDefault(policy.jurisdiction(), policy.asOf());
    if (asOf == null) {
      throw new IllegalArgumentException("no as_of for " + policy.jurisdiction());
    }
    TimeLimits limits = new TimeLimits(policy, new StatutoryCalendar(policy, holidayJsonDir));
    RowCheck check = new RowCheck(policy, limits, aliases);
    List<SentSheet> sheets = new ArrayList<>();
    List<SentRow> rows = new ArrayList<>();
    for (SentFile file : Landing.counted(folder, policy.jurisdiction())) {
      SentSheet sheet = SentSheet.read(file, aliases, check);
      sheets.add(sheet);
      rows.addAll(sheet.rows());
    }
    Settlement settled = new Settlement(rows, policy.jurisdiction());
    result.files().addAll(FileFate.of(sheets));
    for (SentRow row : rows) {
      String why = row.reason == null ? "" : " " + row.reason;
      result.rows().add(row.file.path() + " " + row.number + " " + row.fate + why);
    }
    Ledger ledger = new Ledger(settled, policy, limits, asOf);
    count(ledger, sheets, Landing.sent(folder, policy.jurisdiction()))
        .forEach((table, counted) -> result.tables().get(table).addAll(counted));
  }

  private Map<String, List<Map<String, Object>>> count(
      Ledger ledger, List<SentSheet> sheets, List<SentFile> sent) {
    Visits visits = new Visits(ledger, aliases);
    Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
    tables.put("coverage", new CoverageOracle(ledger, visits).rows());
    tables.put("response", new ResponseOracle(ledger).rows());
    tables.put("response_due", new DueOracle(ledger).rows());
    tables.put("handling", new HandlingOracle(ledger).rows());
    tables.put("satisfaction", new SatisfactionOracle(ledger).rows());
    tables.put("submissions", new SubmissionsOracle(ledger, sheets, sent).rows());
    tables.put("quota", new QuotaOracle(ledger, visits).rows());
    tables.put("rotation", new RotationOracle(ledger, visits).rows());
    tables.put("deliberation", new DeliberationOracle(ledger).rows());
    tables.put("services", new ServicesOracle(ledger).rows());
    tables.put("projects", new ProjectsOracle(ledger).rows());
    tables.put("common_issues", new CommonIssuesOracle(ledger).rows());
    tables.put("scorecard", new ScorecardOracle(ledger, tables).rows());
    tables.put("backlog", new BacklogOracle(ledger).rows());
    tables.put("worklist", new WorklistOracle(ledger, visits).rows());
    return tables;
  }
}
