package org.lastmetre.generate.township;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import org.lastmetre.generate.township.Course.Step;

/**
 * One matter raised, and what was done about it.
 *
 * @param unit code of the unit it was raised in
 * @param household whose matter it is; empty where nobody's in particular
 * @param channel by the contract's word, as is priority
 * @param phone of the one who raised it; empty where not known
 * @param affected households affected; 0 where not counted
 */
public record Matter(
    String id,
    LocalDateTime raisedAt,
    String unit,
    String household,
    String channel,
    String category,
    String priority,
    String title,
    String phone,
    int affected,
    List<Step> steps) {

  /**
   * The same matters in the order they were raised, numbered from 1.
   *
   * @param id the id of the matter of that number
   */
  public static List<Matter> numbered(List<Matter> matters, IntFunction<String> id) {
    List<Matter> numbered = new ArrayList<>();
    for (Matter matter : matters.stream().sorted(Comparator.comparing(Matter::raisedAt)).toList()) {
      numbered.add(matter.called(id.apply(numbered.size() + 1)));
    }
    return List.copyOf(numbered);
  }

  private Matter called(String name) {
    return new Matter(
        name, raisedAt, unit, household, channel, category, priority, title, phone, affected,
        steps);
  }
}
