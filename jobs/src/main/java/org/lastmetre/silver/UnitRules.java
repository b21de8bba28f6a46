package org.lastmetre.silver;

import java.util.List;
import java.util.Map;
import org.lastmetre.contract.Problem;

/** What stands above the jurisdiction is outside the warehouse; its own row waits for nobody. */
final class UnitRules implements Rules {
  private static final long serialVersionUID = 1L;

  @Override
  public void apply(
      Map<String, String> raw, Map<String, Object> values, List<Problem> problems, Place place) {
    if (place.policy().jurisdiction().equals(values.get("unit_code"))) {
      values.put("parent_code", null);
    }
  }
}
