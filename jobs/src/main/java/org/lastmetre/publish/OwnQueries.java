package org.lastmetre.publish;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Lake;
import org.lastmetre.metrics.Metric;
import org.lastmetre.metrics.Rehearsal;
import org.lastmetre.policy.OwnMetric;
import org.lastmetre.policy.PolicyException;

/**
 * Looks at what jurisdictions' own metrics ask, before a night runs it: each text is one query over
 * the views that the program's metrics read, and yields what its promise says.
 */
public final class OwnQueries {
  private final Lake lake;
  private final Rehearsal rehearsal;

  public OwnQueries(Lake lake, Contracts contracts) {
    this.lake = lake;
    this.rehearsal = new Rehearsal(lake, contracts);
  }

  /**
   * Checks every text.
   *
   * @throws PolicyException at the first that cannot be run, naming file and, where it is known,
   *     line
   */
  public void check(OwnMetrics metrics) {
    metrics.all().forEach(this::check);
  }

  private void check(OwnMetrics.Own own) {
    Metric metric = own.metric();
    Set<String> views = rehearsal.views(metric);
    refuse(own.files(), ".sql", metric.sql(), views);
    Stream.of(
            metric.moves().stream().map(move -> move.days()),
            metric.identities().stream().map(identity -> identity.sql()),
            metric.table().checks().stream()
                .map(check -> "SELECT 1 FROM periods WHERE " + check.expression()))
        .flatMap(texts -> texts)
        .forEach(text -> refuse(own.files(), ".yml", text, views));
    Dataset<Row> rows;
    try {
      rows = rehearsal.query(metric);
    } catch (Exception e) {
      throw new PolicyException(failure(own.files(), ".sql", e));
    }
    try {
      rehearsal.promise(metric, rows);
    } catch (Exception e) {
      throw new PolicyException(failure(own.files(), ".yml", e));
    }
  }

  private void refuse(OwnMetric files, String ending, String text, Set<String> views) {
    try {
      lake.spark().sessionState().sqlParser().parsePlan(text);
    } catch (Exception e) {
      throw new PolicyException(failure(files, ending, e));
    }
    ReadOnly.refusal(lake.spark(), text, views)
        .ifPresent(
            why -> {
              throw new PolicyException("%s%s: %s".formatted(files.file(), ending, why));
            });
  }

  /**
   * The failure of a metric's query or promise in one sentence, with file and line.
   *
   * @param ending {@code .sql} or {@code .yml}: where the text stands
   */
  public static String failure(OwnMetric files, String ending, Exception e) {
    String line = ending.equals(".sql") ? line(e).map(number -> ":" + number).orElse("") : "";
    String message =
        String.valueOf(e.getMessage())
            .lines()
            .map(text -> StringUtils.substringBefore(text, " SQLSTATE").strip())
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse(e.getClass().getSimpleName());
    return "%s%s%s: %s".formatted(files.file(), ending, line, message);
  }

  private static Optional<Object> line(Exception e) {
    if (e instanceof ParseException parse && parse.line().isDefined()) {
      return Optional.of(parse.line().get());
    }
    return e instanceof AnalysisException analysis && analysis.line().isDefined()
        ? Optional.of(analysis.line().get())
        : Optional.empty();
  }
}
