package org.lastmetre.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The CSV files of one day of one sender, one per dataset that has a row. */
final class Mail implements AutoCloseable {
  private static final Map<String, String> HEADERS =
      Map.ofEntries(
          Map.entry("org_units", "unit_code,unit_name,level,parent_code,valid_from"),
          Map.entry(
              "households", "household_id,unit_code,status,is_key,registered_on,deregistered_on"),
          Map.entry("staff", "staff_id,role,unit_code,visiting_group"),
          Map.entry("assignments", "assignment_id,staff_id,household_id,valid_from"),
          Map.entry(
              "visits",
              "visit_id,visited_at,household_id,staff_ids,visit_type,outcome,duration_minutes,recorded_at"),
          Map.entry(
              "issues",
              "issue_id,raised_at,unit_code,household_id,channel,category,priority,affected_households"),
          Map.entry("issue_events", "issue_id,event,occurred_at,department"),
          Map.entry("surveys", "survey_id,issue_id,asked_at,reached,contacted,resolved,rating"),
          Map.entry("meetings", "meeting_id,unit_code,held_at,meeting_type"),
          Map.entry("agenda_items", "meeting_id,item_no,topic,outcome,issue_id"),
          Map.entry(
              "service_orders",
              "order_id,household_id,service_type,ordered_at,taken_at,completed_at,rating"),
          Map.entry(
              "projects",
              "project_id,unit_code,level,plan_period,title,planned_finish,status,finished_on"));

  private final Path folder;
  private final Map<String, BufferedWriter> files = new HashMap<>();

  Mail(Path folder) {
    this.folder = folder;
  }

  void row(String dataset, Object... cells) {
    BufferedWriter file = files.computeIfAbsent(dataset, this::open);
    try {
      for (int i = 0; i < cells.length; i++) {
        file.append(i == 0 ? "" : ",").append(cells[i].toString());
      }
      file.append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BufferedWriter open(String dataset) {
    try {
      Files.createDirectories(folder);
      BufferedWriter file = Files.newBufferedWriter(folder.resolve(dataset + ".csv"));
      file.append(HEADERS.get(dataset)).append('\n');
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (BufferedWriter file : files.values()) {
      file.close();
    }
  }
}
