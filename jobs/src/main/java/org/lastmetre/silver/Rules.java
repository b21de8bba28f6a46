package org.lastmetre.silver;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.lastmetre.contract.Problem;

/** What a dataset asks of a row beyond its contract; one class where there is anything to ask. */
interface Rules extends Serializable {
  /**
   * Completes the row's values and adds what is wrong with it.
   *
   * @param raw texts as read, by column
   * @param values parsed values by column; may be changed
   * @param problems what is wrong with the row so far
   * @param place the jurisdiction's rules and calendar
   */
  void apply(
      Map<String, String> raw, Map<String, Object> values, List<Problem> problems, Place place);

  /** The rules of a dataset; most have none. */
  static Rules of(String dataset) {
    return switch (dataset) {
      case "org_units" -> new UnitRules();
      case "visits" -> new VisitRules();
      case "issues" -> new IssueRules();
      default -> (raw, values, problems, place) -> {};
    };
  }
}
