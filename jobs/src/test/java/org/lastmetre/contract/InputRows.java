package org.lastmetre.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows as they are sent, and what becomes of them. */
final class InputRows {
  /** Sent from Shanghai, nothing known of other files. */
  static final ParseContext CONTEXT = OneColumn.context(OneColumn.SHANGHAI, List.of());

  private InputRows() {}

  /** The parser of a dataset. */
  static RowParser parser(String dataset) {
    return new RowParser(OneColumn.CONTRACTS.table("silver", dataset));
  }

  /** A good row of visits, to be changed at will. */
  static Map<String, String> visit() {
    return new HashMap<>(
        Map.of(
            "visit_id", "V1",
            "visited_at", "2026-03-05 14:30",
            "household_id", "H1",
            "staff_ids", "S1；S2",
            "outcome", "见到"));
  }

  /** The problems of a row as {@code column:code}. */
  static List<String> codes(Parsed parsed) {
    return parsed.problems().stream().map(p -> p.column() + ":" + p.code()).toList();
  }
}
