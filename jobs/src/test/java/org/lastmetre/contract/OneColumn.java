package org.lastmetre.contract;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A dataset of a single column beside its key, to read values one at a time. */
final class OneColumn {
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  static final LocalDate SUBMITTED = LocalDate.of(2026, 3, 6);
  static final Contracts CONTRACTS = Contracts.bundled();

  private final RowParser parser;

  /**
   * A column named {@code c}; the declaration is YAML, as {@code type: date, earliest_year: 1900}.
   */
  OneColumn(String declaration) {
    parser = new RowParser(table(declaration));
  }

  static TableContract table(String declaration) {
    return CONTRACTS.parse(
        "silver",
        "one_column",
        """
        description: {zh: 一, en: one}
        one_row_per: {zh: 行, en: row}
        input: true
        key: [id]
        columns:
          - {name: id, type: code, description: {zh: 号, en: id}}
          - {name: c, description: {zh: 值, en: value}, %s}
        """
            .formatted(declaration),
        "one_column.yml");
  }

  static ParseContext context(ZoneId zone, List<String> formats) {
    return new ParseContext(zone, zone, SUBMITTED, formats, Set.of(), Set.of());
  }

  Parsed parse(String raw, ParseContext context) {
    Map<String, String> row = new HashMap<>();
    row.put("id", "1");
    row.put("c", raw);
    return parser.parse(row, context);
  }

  /** The value, the code of its only problem, or {@code absent}. */
  String outcome(String raw, ZoneId zone, List<String> formats) {
    Parsed parsed = parse(raw, context(zone, formats));
    if (!parsed.accepted()) {
      return String.join("+", parsed.problems().stream().map(Problem::code).toList());
    }
    Object value = parsed.values().get("c");
    if (value instanceof List<?> items) {
      return String.join("|", items.stream().map(String::valueOf).toList());
    }
    return value == null ? "absent" : value.toString();
  }

  String outcome(String raw) {
    return outcome(raw, SHANGHAI, List.of());
  }
}
