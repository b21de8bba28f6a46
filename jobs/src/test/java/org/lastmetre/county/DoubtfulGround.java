package org.lastmetre.county;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Registers of a {@link DoubtfulCounty}, its files as they fill, and what is planted in them. */
final class DoubtfulGround {
  static final int GROUPS = 12;
  static final int HOMES = 26;

  /** Homes of each group whose families are away. */
  static final int AWAY = 2;

  private static final Map<String, String> HEADERS =
      Map.of(
          "org_units", "unit_code,unit_name,level,parent_code",
          "households", "household_id,unit_code,phone,status,deregistered_on",
          "staff", "staff_id,phone,role,unit_code",
          "visits",
              "visit_id,visited_at,household_id,staff_ids,visit_type,outcome,duration_minutes,recorded_at",
          "issues",
              "issue_id,raised_at,unit_code,household_id,channel,category,priority,reporter_phone",
          "issue_events", "issue_id,event,occurred_at",
          "surveys", "survey_id,household_id,asked_at,reached,contacted,resolved,rating,callback_phone");

  /** A household; the first of each group is that of the group's own person. */
  record Home(String id, int group, String phone) {}

  /** Who keeps a group. */
  record Person(String id, int group, String phone) {}

  final Dice dice;
  final List<List<Home>> resident = new ArrayList<>();
  final List<List<Home>> away = new ArrayList<>();
  final List<Person> people = new ArrayList<>();
  private final Map<String, List<String>> files = new TreeMap<>();
  private final Map<String, Set<String>> planted = new TreeMap<>();
  private int numbers;

  DoubtfulGround(long seed) {
    this.dice = Dice.of(seed, "doubtful");
    for (int village = 0; village < GROUPS / 3; village++) {
      row("org_units", "v" + village, "第" + village + "村", "community", DoubtfulCounty.CODE);
    }
    for (int group = 0; group < GROUPS; group++) {
      row("org_units", unit(group), "第" + group + "组", "group", "v" + group / 3);
      register(group);
    }
  }

  private void register(int group) {
    Person person = new Person("s" + group, group, phone());
    people.add(person);
    row("staff", person.id(), person.phone(), "village_staff", unit(group));
    List<Home> here = new ArrayList<>();
    for (int i = 0; i < HOMES; i++) {
      String id = String.format(Locale.ROOT, "h%02d%02d", group, i);
      here.add(new Home(id, group, i == 0 ? person.phone() : phone()));
    }
    resident.add(here.subList(0, HOMES - AWAY));
    away.add(here.subList(HOMES - AWAY, HOMES));
    here.forEach(
        home ->
            row(
                "households",
                home.id(),
                unit(group),
                home.phone(),
                away.get(group).contains(home) ? "away" : "resident",
                home == here.get(1) ? "2024-05-01" : ""));
  }

  static String unit(int group) {
    return "g" + group;
  }

  String phone() {
    return String.format(Locale.ROOT, "154%08d", ++numbers);
  }

  String number(String prefix) {
    return String.format(Locale.ROOT, "%s%05d", prefix, ++numbers);
  }

  /** A line of a file; times as they are in ISO 8601, null and "" as an empty cell. */
  void row(String dataset, Object... cells) {
    files
        .computeIfAbsent(dataset, any -> new ArrayList<>())
        .add(
            Arrays.stream(cells)
                .map(cell -> cell == null ? "" : cell.toString())
                .collect(Collectors.joining(",")));
  }

  /** A home visit in which somebody was met, recorded at a time of its own. */
  String visit(Home home, Person person, LocalDateTime at, LocalDateTime recordedAt) {
    return visit(home, person, at, recordedAt, "home", "met");
  }

  String visit(
      Home home,
      Person person,
      LocalDateTime at,
      LocalDateTime recordedAt,
      String type,
      String outcome) {
    String id = number("w");
    row("visits", id, at, home.id(), person.id(), type, outcome, "", recordedAt);
    return id;
  }

  /** These records are to be told by the rule. */
  void plant(String rule, String... records) {
    planted.computeIfAbsent(rule, any -> new TreeSet<>()).addAll(List.of(records));
  }

  Map<String, Set<String>> planted() {
    return planted;
  }

  /** The Saturdays and Sundays of the records, on which honest people stay at home. */
  static List<LocalDate> days(DayOfWeek day) {
    return DoubtfulCounty.FIRST
        .datesUntil(DoubtfulCounty.AS_OF.plusDays(1))
        .filter(date -> date.getDayOfWeek() == day)
        .toList();
  }

  void write(Path landing) throws IOException {
    Files.createDirectories(landing);
    for (Map.Entry<String, List<String>> file : files.entrySet()) {
      List<String> lines = new ArrayList<>(List.of(HEADERS.get(file.getKey())));
      lines.addAll(file.getValue());
      Files.write(landing.resolve(file.getKey() + ".csv"), lines);
    }
  }
}
