package org.lastmetre.contract;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row after parsing.
 *
 * @param values a key for every input column in declared order; String (code, text), LocalDate
 *     (date), Instant in whole microseconds (timestamp), Integer, Long (bigint), Double, Boolean or
 *     List of String (list); null where absent or refused
 * @param problems everything wrong with the row, in column order; empty for a good row
 */
public record Parsed(Map<String, Object> values, List<Problem> problems) implements Serializable {

  /** Copies the collections; values may be null. */
  public Parsed {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    problems = List.copyOf(problems);
  }

  /** True when nothing is wrong with the row. */
  public boolean accepted() {
    return problems.isEmpty();
  }
}
