package org.lastmetre.oracle;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** gold.submissions: one row per period, township and dataset owed or sent. */
final class SubmissionsOracle {
  private static final String TOWNSHIP = "township";

  private final Ledger ledger;
  private final List<SentSheet> counted;
  private final List<SentFile> all;

  /**
   * @param counted the files that count, each at its first submission
   * @param all every file, copies included
   */
  SubmissionsOracle(Ledger ledger, List<SentSheet> counted, List<SentFile> all) {
    this.ledger = ledger;
    this.counted = counted;
    this.all = all;
  }

  List<Map<String, Object>> rows() {
    List<SentFile> arrived = arrived();
    List<String> asked = ledger.policy.submissionDatasets();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Periods.Period period : ledger.periods) {
      for (Units.Version unit : senders(period)) {
        TreeSet<String> datasets = new TreeSet<>(asked);
        for (SentFile file : arrived) {
          if (file.sender().equals(unit.code()) && period.holds(file.submittedOn())) {
            datasets.add(file.dataset());
          }
        }
        for (String dataset : datasets) {
          rows.add(row(period, unit, dataset, asked.contains(dataset), arrived));
        }
      }
    }
    return rows;
  }

  /** Readable files that count, and every copy of one without rows. */
  private List<SentFile> arrived() {
    List<SentFile> arrived = new ArrayList<>();
    for (SentSheet sheet : counted) {
      if (sheet.unreadable()) {
        continue;
      }
      arrived.add(sheet.file());
      if (sheet.rows().isEmpty()) {
        all.stream()
            .filter(file -> file.dataset().equals(sheet.file().dataset()))
            .filter(file -> Arrays.equals(file.content(), sheet.file().content()))
            .forEach(arrived::add);
      }
    }
    return arrived;
  }

  private List<Units.Version> senders(Periods.Period period) {
    List<Units.Version> units = ledger.unitsIn(period);
    List<Units.Version> townships =
        units.stream().filter(unit -> unit.level().equals(TOWNSHIP)).toList();
    return townships.isEmpty()
        ? units.stream().filter(u -> u.code().equals(ledger.policy.jurisdiction())).toList()
        : townships;
  }

  private Map<String, Object> row(
      Periods.Period period,
      Units.Version unit,
      String dataset,
      boolean isAsked,
      List<SentFile> arrived) {
    long expected = 0;
    long received = 0;
    long onTime = 0;
    for (LocalDate day = period.start(); period.holds(day); day = day.plusDays(1)) {
      if (isAsked && endsSlot(day) && ledger.units.lastIn(unit.code(), day, day).isPresent()) {
        expected++;
        Instant first = firstIn(slotStart(day), day, unit.code(), dataset, arrived);
        received += first == null ? 0 : 1;
        onTime += first == null || first.isAfter(dueAt(day)) ? 0 : 1;
      }
    }
    Map<String, Object> row = ledger.row(period, unit);
    row.put("dataset", dataset);
    row.put("expected", expected);
    row.put("received", received);
    row.put("completeness", Statistics.rate(received, expected));
    row.put("on_time", onTime);
    row.put("timeliness", Statistics.rate(onTime, expected));
    List<SentRow> sent =
        counted.stream()
            .filter(sheet -> sheet.file().sender().equals(unit.code()))
            .filter(sheet -> sheet.file().dataset().equals(dataset))
            .filter(sheet -> period.holds(sheet.file().submittedOn()))
            .flatMap(sheet -> sheet.rows().stream())
            .toList();
    row.put("rows_read", (long) sent.size());
    for (SentRow.Fate fate : SentRow.Fate.values()) {
      row.put(
          fate.name().toLowerCase(Locale.ROOT),
          sent.stream().filter(one -> one.fate == fate).count());
    }
    return row;
  }

  private static Instant firstIn(
      LocalDate first, LocalDate last, String sender, String dataset, List<SentFile> arrived) {
    return arrived.stream()
        .filter(file -> file.sender().equals(sender) && file.dataset().equals(dataset))
        .filter(f -> !f.submittedOn().isBefore(first) && !f.submittedOn().isAfter(last))
        .map(SentFile::modifiedAt)
        .min(Instant::compareTo)
        .orElse(null);
  }

  private boolean endsSlot(LocalDate day) {
    return switch (ledger.policy.submissionsEvery()) {
      case "week" -> day.getDayOfWeek() == DayOfWeek.SUNDAY;
      case "month" -> day.plusDays(1).getDayOfMonth() == ledger.policy.monthStartsOn();
      default -> true;
    };
  }

  private LocalDate slotStart(LocalDate last) {
    LocalDate day = last;
    while (!endsSlot(day.minusDays(1))) {
      day = day.minusDays(1);
    }
    return day;
  }

  private Instant dueAt(LocalDate last) {
    LocalTime due = LocalTime.parse(ledger.policy.submissionsDue());
    return last.plusDays(1).atTime(due).atZone(ledger.policy.zone()).toInstant();
  }
}
