package org.lastmetre.oracle;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Households through the days their rows were sent: the only place where sending decides. */
final class Households {

  /** What holds from a submission date on. */
  record Version(String unit, String status, List<String> tags, boolean key) {}

  private final Map<String, TreeMap<LocalDate, Version>> versions = new TreeMap<>();
  private final Map<String, SentRow> latest = new HashMap<>();

  /** Rows in order of precedence: of those sent on one day the last holds. */
  Households(List<SentRow> history) {
    for (SentRow row : history) {
      String id = row.text("household_id");
      Version sent =
          new Version(
              row.text("unit_code"), row.text("status"), row.list("tags"), row.flag("is_key"));
      versions.computeIfAbsent(id, i -> new TreeMap<>()).put(row.file.submittedOn(), sent);
      latest.put(id, row);
    }
  }

  Set<String> ids() {
    return versions.keySet();
  }

  /** The first version holds also for all time before it was sent. */
  Version on(String id, LocalDate day) {
    var sent = versions.get(id).floorEntry(day);
    return sent == null ? versions.get(id).firstEntry().getValue() : sent.getValue();
  }

  /** Null where it has always been registered. */
  LocalDate registeredOn(String id) {
    return latest.get(id).date("registered_on");
  }

  /** Registration as last sent, of all days: {@code registered_on <= day < deregistered_on}. */
  boolean registered(String id, LocalDate day) {
    LocalDate from = registeredOn(id);
    LocalDate to = latest.get(id).date("deregistered_on");
    return (from == null || !from.isAfter(day)) && (to == null || day.isBefore(to));
  }
}
