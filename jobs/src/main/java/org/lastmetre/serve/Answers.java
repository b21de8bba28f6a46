package org.lastmetre.serve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.CommandResult;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.trees.TreePattern;

/**
 * What statements on a night's figures were answered with, kept for as long as that night rules: a
 * BI tool sends the same statement for each person who looks at a page. A night never changes, and
 * so neither does an answer.
 */
final class Answers {
  /** More is fetched part by part each time it is asked for. */
  private static final int ROWS = 2_000;

  /** Some 100 MB. */
  private static final long CELLS_IN_ALL = 1_000_000;

  /** Letters of a statement that take as much room as a cell. */
  private static final int LETTERS = 50;

  private final Cache<Question, Answer> kept =
      Caffeine.newBuilder()
          .maximumWeight(CELLS_IN_ALL)
          .weigher((Question question, Answer answer) -> answer.cells())
          .build();

  /**
   * What was asked, and by whom.
   *
   * @param schema the one that names without a schema are of
   */
  record Question(Role role, String schema, String statement) {}

  private record Answer(Dataset<Row> rows, int cells) {}

  /** The answer, if it is kept. */
  Optional<Dataset<Row>> to(Question question) {
    return Optional.ofNullable(kept.getIfPresent(question)).map(Answer::rows);
  }

  /**
   * Finds the answer and keeps it.
   *
   * @param rows the statement, analysed
   * @return its rows in memory; empty when they are too many, or would be others at another time
   */
  Optional<Dataset<Row>> find(Question question, Dataset<Row> rows) {
    LogicalPlan plan = rows.queryExecution().commandExecuted();
    if (plan instanceof CommandResult
        || !plan.deterministic()
        || plan.containsPattern(TreePattern.CURRENT_LIKE())) {
      return Optional.empty();
    }
    List<Row> found = rows.limit(ROWS + 1).collectAsList();
    if (found.size() > ROWS) {
      return Optional.empty();
    }
    Dataset<Row> answer = rows.sparkSession().createDataFrame(found, rows.schema());
    // One more row for what an answer takes beside its cells.
    int cells = (found.size() + 1) * rows.schema().size() + question.statement().length() / LETTERS;
    kept.put(question, new Answer(answer, cells));
    return Optional.of(answer);
  }
}
