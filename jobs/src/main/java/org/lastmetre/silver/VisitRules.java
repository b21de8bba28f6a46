package org.lastmetre.silver;

import java.util.List;
import java.util.Map;
import org.lastmetre.contract.Problem;
import org.lastmetre.contract.Reason;

/** A visit is to a household, unless it is an on-the-spot inspection of a place. */
final class VisitRules implements Rules {
  private static final long serialVersionUID = 1L;
  private static final String ON_THE_SPOT = "on_the_spot";

  @Override
  public void apply(
      Map<String, String> raw, Map<String, Object> values, List<Problem> problems, Place place) {
    boolean toHousehold = values.get("household_id") != null;
    if (values.get("visit_type") == null) {
      values.put("visit_type", toHousehold ? "home" : ON_THE_SPOT);
    }
    if (!toHousehold && !ON_THE_SPOT.equals(values.get("visit_type")) && problems.isEmpty()) {
      problems.add(Reason.MISSING_VALUE.of("household_id", "户编号", null, Map.of()));
    }
  }
}
