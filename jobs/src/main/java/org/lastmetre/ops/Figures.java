package org.lastmetre.ops;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Changes;
import org.lastmetre.lake.Lake;
import org.lastmetre.metrics.Gold;
import org.lastmetre.metrics.Metric;
import org.lastmetre.metrics.Span;
import org.lastmetre.metrics.Violation;
import org.lastmetre.publish.OwnMetrics;
import org.lastmetre.publish.OwnQueries;

/**
 * A night's part from silver to gold: the metrics that come with the program, and those that
 * jurisdictions keep in their own folders, each of these over the rows of its jurisdiction alone.
 *
 * @param own what jurisdictions keep in their folders
 */
record Figures(Lake lake, Contracts contracts, OwnMetrics own, Tonight tonight) {

  /**
   * Computes and writes; a metric of a jurisdiction's own that fails is a broken promise, which
   * stops the night and names file and line.
   *
   * @param spans the jurisdictions' spans tonight
   * @param silver tonight's changes in silver and the ledger of files
   * @param changed is told what was written, per table
   * @return what was written of each table, as {@link Gold.Computed#periods} names it
   */
  Map<String, List<String>> compute(
      List<Span> spans,
      Map<String, List<Changes>> silver,
      Consumer<Violation> violations,
      Progress progress,
      Map<String, String> changed) {
    List<Metric> metrics = Metric.bundled(contracts);
    progress.begin("gold", metrics.size());
    List<Gold.Computed> all = new ArrayList<>(ofTheirOwn(spans, silver, violations));
    all.addAll(
        new Gold(lake, contracts, metrics)
            .compute(
                spans,
                tonight.formerSpans(spans),
                silver,
                violations,
                done -> progress.step(done.table())));
    Map<String, List<String>> periods = new TreeMap<>();
    long rows = 0;
    for (Gold.Computed computed : all) {
      if (computed.rows() > 0 || !computed.periods().isEmpty()) {
        periods.put("gold." + computed.table(), computed.periods());
        changed.put("gold." + computed.table(), computed.told());
        rows += computed.rows();
      }
    }
    progress.end("gold", "%,d rows written".formatted(rows));
    return periods;
  }

  private List<Gold.Computed> ofTheirOwn(
      List<Span> spans, Map<String, List<Changes>> silver, Consumer<Violation> violations) {
    List<Gold.Computed> computed = new ArrayList<>();
    for (OwnMetrics.Own one : own.all()) {
      List<Span> span =
          spans.stream()
              .filter(its -> its.policy().jurisdiction().equals(one.jurisdiction()))
              .toList();
      try {
        if (!tonight.former().containsKey(one.jurisdiction())) {
          // What it promises may have changed: columns, comments and checks are made anew.
          lake.renew(one.metric().table());
        }
        computed.addAll(
            new Gold(
                    lake,
                    own.contracts(),
                    List.of(one.metric()),
                    table ->
                        lake.read(table).where(col("jurisdiction").equalTo(one.jurisdiction())))
                .compute(span, tonight.formerSpans(span), silver, violations, done -> {}));
      } catch (Exception e) {
        violations.accept(
            new Violation(
                one.files().name(),
                OwnQueries.failure(one.files(), ".sql", e),
                "no row of it was written"));
      }
    }
    return computed;
  }
}
