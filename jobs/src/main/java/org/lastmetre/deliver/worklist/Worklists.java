package org.lastmetre.deliver.worklist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.Contracts;
import org.lastmetre.deliver.paper.Document;
import org.lastmetre.deliver.paper.Format;
import org.lastmetre.deliver.paper.Sheet;
import org.lastmetre.deliver.paper.Sheet.Cell;
import org.lastmetre.deliver.paper.Sheet.Heading;
import org.lastmetre.deliver.paper.Sheet.Kind;
import org.lastmetre.deliver.paper.Sheet.Line;
import org.lastmetre.deliver.paper.Sheet.Mark;
import org.lastmetre.deliver.paper.Words;
import org.lastmetre.lake.Lake;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.PublishedTables;

/**
 * The households of a jurisdiction that are due for a visit by the day after {@code as_of}, a
 * document per village: grouped by those responsible, the longest overdue first, with columns to be
 * filled in by hand.
 */
public final class Worklists {
  /** Nobody is responsible: they come last. */
  private static final String NOBODY = "";

  private static final String DUE =
      """
      SELECT w.household_id, w.unit_code, w.unit_name, w.last_effective_on, w.due_on, w.days_overdue, w.staff_ids,
        coalesce(h.is_key, false) AS is_key, h.head_name,
        coalesce(u.community_code, u.township_code, w.jurisdiction) AS village_code,
        coalesce(u.community_name, u.township_name, w.unit_name) AS village_name
      FROM gold.worklist w
      LEFT JOIN silver.households h ON h.jurisdiction = w.jurisdiction AND h.household_id = w.household_id
      LEFT JOIN gold.units u ON u.jurisdiction = w.jurisdiction AND u.unit_code = w.unit_code
      WHERE w.jurisdiction = :jurisdiction
      ORDER BY village_code, w.days_overdue DESC, w.due_on, w.household_id
      """;

  private static final String STAFF =
      "SELECT staff_id, role, staff_name FROM silver.staff WHERE jurisdiction = :jurisdiction";

  private final Manifest night;
  private final Manifest.Day day;
  private final Words words;
  private final Map<String, List<Row>> villages = new LinkedHashMap<>();
  private final Map<String, Row> staff = new TreeMap<>();

  /** Reads them as {@code sql} reads them. */
  public Worklists(Lake lake, Contracts contracts, Manifest night, Manifest.Day day, Words words) {
    this.night = night;
    this.day = day;
    this.words = words;
    new PublishedTables(lake, contracts, Optional.of(night)).open(DUE + STAFF);
    Map<String, Object> whose = Map.of("jurisdiction", day.jurisdiction());
    for (Row row : lake.spark().sql(DUE, whose).collectAsList()) {
      villages.computeIfAbsent(row.getAs("village_code"), code -> new ArrayList<>()).add(row);
    }
    lake.spark()
        .sql(STAFF, whose)
        .collectAsList()
        .forEach(row -> staff.put(row.getAs("staff_id"), row));
  }

  /** A village and its list. */
  public record Village(String code, String name, Document list) {}

  /** The pseudonyms of those whom lists with names would name: heads, and those responsible. */
  public Set<String> people() {
    Set<String> people = new TreeSet<>();
    for (List<Row> rows : villages.values()) {
      for (Row row : rows) {
        people.add(row.getAs("head_name"));
        responsible(row).stream()
            .map(staff::get)
            .filter(Objects::nonNull)
            .forEach(person -> people.add(person.getAs("staff_name")));
      }
    }
    people.removeIf(Objects::isNull);
    return people;
  }

  /**
   * The lists, by village.
   *
   * @param names what pseudonyms stand for; empty for lists of ids alone
   */
  public List<Village> lists(Optional<Map<String, String>> names) {
    List<Village> lists = new ArrayList<>();
    villages.forEach((code, rows) -> lists.add(village(code, rows, names)));
    return lists;
  }

  private Village village(String code, List<Row> rows, Optional<Map<String, String>> names) {
    String name = rows.get(0).getAs("village_name");
    long overdue = rows.stream().filter(row -> row.<Integer>getAs("days_overdue") > 0).count();
    Sheet sheet =
        new Sheet(
            words.say("worklist"),
            words.say("worklist_title", name),
            List.of(words.say("worklist_lead", code, day.asOf(), rows.size(), overdue)),
            headings(names.isPresent()),
            lines(rows, names),
            List.of(),
            List.of(words.say("worklist_note")));
    return new Village(
        code,
        name,
        new Document(
            words.say("worklist_title", name),
            words.say(
                "worklist_about", words.language().of(day.nameZh(), day.nameEn()), day.asOf()),
            words.say("source", night.runId()),
            night.publishedAt(),
            words,
            List.of(sheet)));
  }

  private List<Heading> headings(boolean isNamed) {
    List<Heading> headings = new ArrayList<>();
    headings.add(new Heading(words.say("w_number"), 6));
    headings.add(new Heading(words.say("household_id"), 18));
    if (isNamed) {
      headings.add(new Heading(words.say("head_name"), 12));
    }
    headings.add(new Heading(words.say("unit_name"), 16));
    headings.add(new Heading(words.say("is_key"), 7));
    headings.add(new Heading(words.say("last_effective_on"), 12));
    headings.add(new Heading(words.say("due_on"), 12));
    headings.add(new Heading(words.say("days_overdue"), 8));
    headings.add(new Heading(words.say("with"), 14));
    headings.add(new Heading(words.say("w_visited_on"), 13));
    headings.add(new Heading(words.say("w_result"), 25));
    headings.add(new Heading(words.say("w_note"), 22));
    return headings;
  }

  /** Each household stands with everybody responsible for it. */
  private List<Line> lines(List<Row> rows, Optional<Map<String, String>> names) {
    Map<String, List<Row>> groups =
        new TreeMap<>(
            Comparator.comparing((String id) -> id.equals(NOBODY))
                .thenComparing(Comparator.naturalOrder()));
    for (Row row : rows) {
      List<String> responsible = responsible(row);
      for (String id : responsible.isEmpty() ? List.of(NOBODY) : responsible) {
        groups.computeIfAbsent(id, person -> new ArrayList<>()).add(row);
      }
    }
    List<Line> lines = new ArrayList<>();
    groups.forEach(
        (id, households) -> {
          lines.add(new Line(Kind.GROUP, List.of(Cell.text(group(id, households.size(), names)))));
          long number = 1;
          for (Row household : households) {
            lines.add(line(number++, id, household, names));
          }
        });
    return lines;
  }

  private String group(String id, int households, Optional<Map<String, String>> names) {
    if (id.equals(NOBODY)) {
      return words.say("w_nobody", households);
    }
    Row person = staff.get(id);
    String role = person == null ? null : person.getAs("role");
    return words.say(
        "w_person",
        id,
        names.isPresent() && person != null ? name(person.getAs("staff_name"), names.get()) : "",
        role == null ? "" : words.code("role", role),
        households);
  }

  private Line line(long number, String id, Row household, Optional<Map<String, String>> names) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(number, Format.COUNT));
    cells.add(Cell.text(household.getAs("household_id")));
    names.ifPresent(known -> cells.add(Cell.text(name(household.getAs("head_name"), known))));
    cells.add(Cell.text(household.getAs("unit_name")));
    cells.add(Cell.text(household.<Boolean>getAs("is_key") ? words.say("yes") : ""));
    LocalDate last = household.getAs("last_effective_on");
    cells.add(last == null ? Cell.text(words.say("never")) : Cell.of(last, Format.DATE));
    cells.add(Cell.of(household.getAs("due_on"), Format.DATE));
    cells.add(Cell.of(household.<Integer>getAs("days_overdue").longValue(), Format.COUNT));
    cells.add(
        Cell.text(
            responsible(household).stream()
                .filter(other -> !other.equals(id))
                .collect(Collectors.joining(words.say("comma")))));
    cells.add(new Cell(null, Format.DATE, Mark.EMPTY));
    cells.add(Cell.text(words.say("w_outcomes")));
    cells.add(new Cell(null, Format.TEXT, Mark.EMPTY));
    return Line.plain(cells);
  }

  private static String name(String pseudonym, Map<String, String> names) {
    return pseudonym == null ? "" : names.getOrDefault(pseudonym, "");
  }

  private static List<String> responsible(Row row) {
    int at = row.fieldIndex("staff_ids");
    return row.isNullAt(at) ? Collections.emptyList() : row.getList(at);
  }
}
