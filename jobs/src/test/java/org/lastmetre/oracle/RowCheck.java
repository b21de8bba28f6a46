package org.lastmetre.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives cells their meaning, or a row the reason for which it is refused. */
final class RowCheck {

  private static final Set<String> YES = Set.of("是", "1", "true", "yes", "y");
  private static final Set<String> NO = Set.of("否", "0", "false", "no", "n");

  private final Policy policy;
  private final TimeLimits limits;
  private final Aliases aliases;

  RowCheck(Policy policy, TimeLimits limits, Aliases aliases) {
    this.policy = policy;
    this.limits = limits;
    this.aliases = aliases;
  }

  /** A value that breaks the contract; it leaves this class as a reason, never as an exception. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String column, String why) {
      super(column + ": " + why);
    }
  }

  /** The row of these cells (blank ones left out): either quarantined or without a fate yet. */
  SentRow checked(SentFile file, int number, Map<String, Cell> cells) {
    Contract.Dataset dataset = Contract.DATASETS.get(file.dataset());
    SentRow row = new SentRow(file, number, new HashMap<>());
    try {
      for (Contract.Column column : dataset.columns()) {
        Cell cell = cells.get(column.name());
        Object value = cell == null ? null : value(column, cell, file.submittedOn());
        if (value != null) {
          row.values.put(column.name(), value);
        } else if (column.required()) {
          throw new Refused(column.name(), "missing");
        }
      }
      wholeRow(row);
    } catch (Refused refused) {
      row.fate = SentRow.Fate.QUARANTINED;
      row.reason = refused.getMessage();
    }
    return row;
  }

  private Object value(Contract.Column column, Cell cell, LocalDate submitted) throws Refused {
    String raw = cell.text();
    return switch (column.kind()) {
      case TEXT -> Text.stripped(raw);
      case SECRET -> secret(column, raw);
      case CODE -> code(column, Text.halfWidth(raw));
      case CODES -> codes(column, cell);
      case TAGS -> emptyIsAbsent(Text.list(cell).stream().map(aliases::tag).toList());
      case CODED -> present(column, aliases.coded(column, raw));
      case FLAG -> flag(column, Text.folded(raw));
      case NUMBER -> number(column, Text.halfWidth(raw));
      case DATE, TIME, DUE -> moment(column, raw, submitted);
    };
  }

  /** Compared, never shown; what is a number to a spreadsheet can be damaged by it. */
  private static Object secret(Contract.Column column, String raw) throws Refused {
    String folded = Text.folded(raw);
    boolean number = column.name().equals("id_number") || column.name().endsWith("phone");
    return number ? code(column, folded.toUpperCase()) : folded;
  }

  private static String code(Contract.Column column, String code) throws Refused {
    if (Text.damaged(code)) {
      throw new Refused(column.name(), "damaged by a spreadsheet");
    }
    return code;
  }

  private static Object codes(Contract.Column column, Cell cell) throws Refused {
    List<String> codes = Text.list(cell);
    for (String code : codes) {
      code(column, code);
    }
    return emptyIsAbsent(codes);
  }

  /** What is named twice in a list is named; a list of nothing is none. */
  private static Object emptyIsAbsent(List<String> list) {
    return list.isEmpty() ? null : list.stream().distinct().toList();
  }

  private static Object present(Contract.Column column, Object known) throws Refused {
    if (known == null) {
      throw new Refused(column.name(), "unknown value");
    }
    return known;
  }

  private static Object flag(Contract.Column column, String folded) throws Refused {
    Boolean no = NO.contains(folded) ? Boolean.FALSE : null;
    return present(column, YES.contains(folded) ? Boolean.TRUE : no);
  }

  private static Object number(Contract.Column column, String text) throws Refused {
    try {
      return new BigDecimal(text).stripTrailingZeros();
    } catch (NumberFormatException e) {
      throw new Refused(column.name(), "no number");
    }
  }

  private Object moment(Contract.Column column, String raw, LocalDate submitted) throws Refused {
    Moments.Written written =
        Moments.written(raw).orElseThrow(() -> new Refused(column.name(), "no date"));
    LocalDate day = written.day(policy.zone());
    if (day.isBefore(column.earliest())) {
      throw new Refused(column.name(), "too early");
    }
    if (column.happened() && day.isAfter(submitted.plusDays(1))) {
      throw new Refused(column.name(), "in the future");
    }
    if (column.kind() == Contract.Kind.DATE) {
      return day;
    }
    boolean endOfDay = column.kind() == Contract.Kind.DUE && !written.timed();
    return endOfDay ? Moments.endOf(day, policy.zone()) : written.instant(policy.zone());
  }

  /** Rules over several columns, and the values that absent ones stand for. */
  private void wholeRow(SentRow row) throws Refused {
    switch (row.file.dataset()) {
      case "households" -> row.values.putIfAbsent("status", "resident");
      case "visits" -> {
        boolean placeOnly = !row.has("household_id");
        row.values.putIfAbsent("visit_type", placeOnly ? "on_the_spot" : "home");
        boolean inspection = row.text("visit_type").equals("on_the_spot");
        if (placeOnly && !(inspection && row.has("unit_code"))) {
          throw new Refused("household_id", "missing");
        }
      }
      case "assignments" -> oneOf(row, "household_id", "unit_code");
      case "surveys" -> oneOf(row, "issue_id", "household_id");
      case "issues" -> {
        row.values.putIfAbsent("channel", "unknown");
        row.values.putIfAbsent("priority", "normal");
        needsNoLostYear(row);
      }
      default -> {}
    }
  }

  private static void oneOf(SentRow row, String one, String other) throws Refused {
    if (!row.has(one) && !row.has(other)) {
      throw new Refused(one, "missing, and " + other + " too");
    }
  }

  /** Only what the row itself needs: its limit from raised_at, and working hours from there. */
  private void needsNoLostYear(SentRow issue) throws Refused {
    Instant raised = issue.instant("raised_at");
    try {
      if (!issue.has("due_at") && policy.limitStarts().equals("raised")) {
        limits.due(limits.resolveLimit(issue), raised);
      }
      if (policy.workingHours()) {
        limits.workingMicros(raised, raised.plusMillis(1));
      }
    } catch (MissingYear missing) {
      if (missing.beforeFirst()) {
        throw new Refused("raised_at", missing.getMessage());
      }
    }
  }
}
