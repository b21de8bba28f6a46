package org.lastmetre.ops;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.lastmetre.lake.Changes;
import org.lastmetre.lake.Lake;
import org.lastmetre.metrics.Gold;
import org.lastmetre.metrics.Span;
import org.lastmetre.metrics.Violation;
import org.lastmetre.publish.OwnMetrics;
import org.lastmetre.publish.OwnQueries;

/**
 * Computes the metrics that jurisdictions keep in their own folders, each over the rows of its
 * jurisdiction alone.
 */
record OwnFigures(Lake lake, OwnMetrics metrics, Tonight tonight) {

  /**
   * Computes and writes; one that fails is a broken promise, which stops the night and names file
   * and line.
   *
   * @param spans the jurisdictions' spans tonight
   * @param silver tonight's changes in silver and the ledger of files
   */
  List<Gold.Computed> compute(
      List<Span> spans, Map<String, List<Changes>> silver, Consumer<Violation> violations) {
    List<Gold.Computed> computed = new ArrayList<>();
    for (OwnMetrics.Own own : metrics.all()) {
      List<Span> span =
          spans.stream()
              .filter(one -> one.policy().jurisdiction().equals(own.jurisdiction()))
              .toList();
      try {
        if (!tonight.former().containsKey(own.jurisdiction())) {
          // What it promises may have changed: columns, comments and checks are made anew.
          lake.renew(own.metric().table());
        }
        computed.addAll(
            new Gold(
                    lake,
                    metrics.contracts(),
                    List.of(own.metric()),
                    table ->
                        lake.read(table).where(col("jurisdiction").equalTo(own.jurisdiction())))
                .compute(span, tonight.formerSpans(span), silver, violations, done -> {}));
      } catch (Exception e) {
        violations.accept(
            new Violation(
                own.files().name(),
                OwnQueries.failure(own.files(), ".sql", e),
                "no row of it was written"));
      }
    }
    return computed;
  }
}
