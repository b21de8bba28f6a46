package org.lastmetre.generate.bagongshan;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.lastmetre.generate.bagongshan.Area.Township;
import org.lastmetre.generate.bagongshan.Visits.Visit;
import org.lastmetre.generate.township.Household;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Staff;

/**
 * The 114 issues and what became of them; 92 stand solved at the end of the half year.
 *
 * @param byTownship by township code, in the order in which they were raised
 */
record Issues(Map<String, List<Issue>> byTownship) {

  /** One issue; an empty household means it concerns the whole unit. */
  record Issue(
      String id,
      Story story,
      LocalDateTime raisedAt,
      String unit,
      String household,
      String channel,
      Matter matter,
      String priority,
      String phone,
      int affected,
      List<Event> events) {
    /** When it was first answered to the one who raised it; null for never. */
    LocalDateTime feedbackAt() {
      return events.stream()
          .filter(event -> event.name().equals("feedback"))
          .map(Event::at)
          .reduce((first, last) -> last)
          .orElse(null);
    }
  }

  /** One step of an issue; an empty department means the township itself. */
  record Event(String id, String name, LocalDateTime at, String staff, String department) {}

  /** What issues are about: category, title and the department that sees to it. */
  record Matter(String category, String title, String department) {}

  private static final List<Matter> MATTERS =
      List.of(
          new Matter("道路", "组内道路坑洼积水", "区住建局"),
          new Matter("路灯", "巷口路灯不亮", "区城管局"),
          new Matter("供水", "高层水压不足", "区供水公司"),
          new Matter("环境卫生", "垃圾清运不及时", "区环卫处"),
          new Matter("低保", "申请低保进度查询", "区民政局"),
          new Matter("邻里纠纷", "院墙滴水引发纠纷", "街道司法所"),
          new Matter("住房", "老屋漏雨求助", "区住建局"),
          new Matter("医保", "医保卡无法刷卡", "区人社局"),
          new Matter("排水", "下水道堵塞", "区住建局"),
          new Matter("环境卫生", "沟渠杂草与异味", "区环卫处"),
          new Matter("供电", "线路老化常跳闸", "供电所"),
          new Matter("道路", "采煤塌陷致路面开裂", "区住建局"));

  static Issues drawn(Area area, People people, Visits visits, Names names, long seed) {
    Drawing drawing = new Drawing(area, people, visits, names, new Random(seed));
    for (Story story : Story.values()) {
      for (int i = 0; i < story.count(); i++) {
        drawing.raise(story);
      }
    }
    Map<String, List<Issue>> numbered = new LinkedHashMap<>();
    drawing.drawn.forEach(
        (township, issues) -> {
          issues.sort(Comparator.comparing(Issue::raisedAt));
          numbered.put(township, numbered(township.substring(6, 9), issues));
        });
    return new Issues(numbered);
  }

  private static List<Issue> numbered(String digits, List<Issue> issues) {
    List<Issue> numbered = new ArrayList<>();
    int event = 0;
    for (Issue issue : issues) {
      List<Event> events = new ArrayList<>();
      for (Event each : issue.events()) {
        String id = "LC" + digits + "-" + Names.digits(++event, 4);
        events.add(new Event(id, each.name(), each.at(), each.staff(), each.department()));
      }
      numbered.add(
          new Issue(
              "WT" + digits + "-" + Names.digits(numbered.size() + 1, 3),
              issue.story(),
              issue.raisedAt(),
              issue.unit(),
              issue.household(),
              issue.channel(),
              issue.matter(),
              issue.priority(),
              issue.phone(),
              issue.affected(),
              List.copyOf(events)));
    }
    return List.copyOf(numbered);
  }

  /** Draws issues one after the other. */
  private static final class Drawing {
    private final Area area;
    private final People people;
    private final Visits visits;
    private final Names names;
    private final Random random;
    private final Map<String, List<Issue>> drawn = new LinkedHashMap<>();
    private final Set<String> usedVisits = new HashSet<>();

    Drawing(Area area, People people, Visits visits, Names names, Random random) {
      this.area = area;
      this.people = people;
      this.visits = visits;
      this.names = names;
      this.random = random;
      area.townships().forEach(township -> drawn.put(township.code(), new ArrayList<>()));
    }

    void raise(Story story) {
      // The forest farm is small: one draw in twenty-five.
      int lot = random.nextInt(25);
      Township township = area.townships().get(lot == 24 ? 5 : lot % 5);
      Issue issue = random.nextInt(10) < 6 ? fromVisit(township, story) : reported(township, story);
      drawn.get(township.code()).add(issue);
    }

    private Issue fromVisit(Township township, Story story) {
      List<Visit> candidates =
          visits.byTownship().get(township.code()).stream()
              .filter(visit -> visit.outcome().equals("met") && !visit.type().equals("phone"))
              .filter(visit -> within(visit.at().toLocalDate(), story))
              .filter(visit -> !usedVisits.contains(visit.id()))
              .collect(Collectors.toUnmodifiableList());
      if (candidates.isEmpty()) {
        return reported(township, story);
      }
      Visit visit = candidates.get(random.nextInt(candidates.size()));
      usedVisits.add(visit.id());
      return issue(
          township, story, visit.at().plusMinutes(10), "visit", visit.household(), matter());
    }

    private Issue reported(Township township, Story story) {
      int days = (int) (story.to().toEpochDay() - story.from().toEpochDay()) + 1;
      LocalDateTime at =
          story.from().plusDays(random.nextInt(days)).atTime(8, 0).plusMinutes(random.nextInt(660));
      String channel =
          List.of("resident_report", "hotline", "staff_inspection", "meeting", "")
              .get(random.nextInt(5));
      List<Household> households = people.households().get(township.code());
      Household household =
          channel.equals("resident_report") || channel.equals("hotline")
              ? households.get(random.nextInt(households.size()))
              : null;
      return issue(township, story, at, channel, household, matter());
    }

    private Matter matter() {
      return MATTERS.get(random.nextInt(MATTERS.size()));
    }

    private Issue issue(
        Township township,
        Story story,
        LocalDateTime at,
        String channel,
        Household household,
        Matter matter) {
      int lot = story.mayBePressing() ? random.nextInt(20) : 19;
      String priority = lot < 2 ? "urgent" : lot < 5 ? "enquiry" : lot < 8 ? "" : "normal";
      List<Staff> staff = people.staff().get(township.code());
      String clerk = staff.get(staff.size() - 1 - random.nextInt(township.clerks())).id();
      List<Event> events = new Events(random, at, clerk, matter.department(), priority).of(story);
      String unit =
          household == null
              ? township.communities().get(random.nextInt(township.communities().size())).code()
              : household.unit();
      return new Issue(
          "",
          story,
          at,
          unit,
          household == null ? "" : household.id(),
          channel,
          matter,
          priority,
          household == null ? "" : household.phone().isEmpty() ? names.phone() : household.phone(),
          random.nextInt(3) == 0 ? 2 + random.nextInt(40) : 0,
          events);
    }

    private static boolean within(LocalDate day, Story story) {
      return !day.isBefore(story.from()) && !day.isAfter(story.to());
    }
  }
}
