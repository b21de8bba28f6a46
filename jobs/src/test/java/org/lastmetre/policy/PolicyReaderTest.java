package org.lastmetre.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lastmetre.contract.Text;
import org.lastmetre.worktime.Limit;
import org.lastmetre.worktime.WorkingTime;

class PolicyReaderTest {
  private static final Set<String> DATASETS =
      Set.of("visits", "issues", "issue_events", "surveys", "households");

  /** The example of the contract in full, which is also every default. */
  private static final String IN_FULL =
      """
      jurisdiction: "321323"            # its unit code
      name: {zh: 泗阳县, en: Siyang County}
      time_zone: Asia/Shanghai
      as_of: 2017-06-30
      month_starts_on: 1
      working_time: {calendar: CN, weekdays: [mon, tue, wed, thu, fri], hours: ["08:30-12:00", "14:00-17:30"], off: [], work: []}
      coverage:
        effective: [home]
        denominator: [resident, away]
        interval_days: {default: 180, key: 30}
      response:
        limits:
          - {priority: enquiry, resolve: 3 working_days}
          - {priority: urgent, accept: 2 hours, resolve: 24 hours}
          - {accept: 1 working_days, resolve: 5 working_days}
        starts: raised
        warning_share: 0.25
        hours: clock
      satisfaction: {basically_weight: 1.0, composite: {response: 0.1, resolution: 0.5, satisfaction: 0.4}}
      quota: {per: quarter, roles: {township_leader: 3, township_staff: 5, village_staff: 10, party_member: 10}}
      rotation: {cycle: quarter}
      deliberation: {sessions: 1, per: month, types: [village_talk]}
      scorecard: {weights: {coverage: 0.3, on_time: 0.3, closed_loop: 0.2, satisfaction: 0.2}, bands: {A: 90, B: 80, C: 60}}
      risk: {visits_per_day: 30, minutes_between_units: 5, absent_days: 2, burst_records: 20, burst_pause_minutes: 3, burst_days: 10, phone_households: 4, same_ratings: 20, same_ratings_chance: 0.001, closed_minutes: 10}
      small_cells: 5
      submissions: {datasets: [visits, issues, issue_events], every: day, due: "08:00"}
      """;

  static Policy read(String yaml) {
    return PolicyReader.read("siyang/policy.yaml", yaml.getBytes(StandardCharsets.UTF_8), DATASETS);
  }

  static Policy with(String yaml) {
    return read("jurisdiction: 321323\nname: 泗阳县\n" + yaml);
  }

  @Test
  void defaultsAreThoseOfTheContract() {
    Policy policy = read("jurisdiction: '321323'\nname: {zh: 泗阳县, en: Siyang County}\n");
    assertThat(policy.jurisdiction()).isEqualTo("321323");
    assertThat(policy.name()).isEqualTo(new Text("泗阳县", "Siyang County"));
    assertThat(policy.timeZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(policy.asOf()).isNull();
    assertThat(policy.monthStartsOn()).isEqualTo(1);
    assertThat(policy.workingTime())
        .isEqualTo(
            new WorkingTime(
                "CN",
                Set.of(
                    DayOfWeek.MONDAY,
                    DayOfWeek.TUESDAY,
                    DayOfWeek.WEDNESDAY,
                    DayOfWeek.THURSDAY,
                    DayOfWeek.FRIDAY),
                List.of(
                    new WorkingTime.Span(LocalTime.of(8, 30), LocalTime.of(12, 0)),
                    new WorkingTime.Span(LocalTime.of(14, 0), LocalTime.of(17, 30))),
                Set.of(),
                Set.of()));
    assertThat(policy.coverage())
        .isEqualTo(
            new Policy.Coverage(
                List.of("home"), List.of("resident", "away"), Map.of("default", 180, "key", 30)));
    assertThat(policy.response())
        .isEqualTo(
            new Policy.Response(
                List.of(
                    new Policy.LimitRule(
                        null, "enquiry", null, null, new Limit(3, Limit.Unit.WORKING_DAYS)),
                    new Policy.LimitRule(
                        null,
                        "urgent",
                        null,
                        new Limit(2, Limit.Unit.HOURS),
                        new Limit(24, Limit.Unit.HOURS)),
                    new Policy.LimitRule(
                        null,
                        null,
                        null,
                        new Limit(1, Limit.Unit.WORKING_DAYS),
                        new Limit(5, Limit.Unit.WORKING_DAYS))),
                Policy.Start.RAISED,
                0.25,
                Policy.Hours.CLOCK));
    assertThat(policy.satisfaction()).isEqualTo(new Policy.Satisfaction(1.0, 0.1, 0.5, 0.4));
    assertThat(policy.quota().per()).isEqualTo(Policy.Period.QUARTER);
    assertThat(policy.quota().roles())
        .containsOnlyKeys("township_leader", "township_staff", "village_staff", "party_member");
    assertThat(policy.quota().households("township_leader")).isEqualTo(3);
    assertThat(policy.quota().households("township_staff")).isEqualTo(5);
    assertThat(policy.quota().households("village_staff")).isEqualTo(10);
    assertThat(policy.quota().households("party_member")).isEqualTo(10);
    assertThat(policy.quota().households("volunteer")).isZero();
    assertThat(policy.rotation().cycle()).isEqualTo(Policy.Period.QUARTER);
    assertThat(policy.deliberation())
        .isEqualTo(new Policy.Deliberation(1, Policy.Period.MONTH, List.of("village_talk")));
    assertThat(policy.scorecard().weights())
        .isEqualTo(
            Map.of("coverage", 0.3, "on_time", 0.3, "closed_loop", 0.2, "satisfaction", 0.2));
    assertThat(policy.scorecard().bands().toString()).isEqualTo("{A=90.0, B=80.0, C=60.0}");
    assertThat(policy.risk())
        .isEqualTo(new Policy.Risk(30, 5, 2, 20, 3, 10, 4, 20, 0.001, 10));
    assertThat(policy.smallCells()).isEqualTo(5);
    assertThat(policy.submissions())
        .isEqualTo(
            new Policy.Submissions(
                List.of("visits", "issues", "issue_events"), Policy.Every.DAY, LocalTime.of(8, 0)));
    assertThat(policy.fingerprint()).matches("[0-9a-f]{64}");
  }

  @Test
  void contractExampleIsEveryDefaultPlusAsOf() {
    Policy inFull = read(IN_FULL);
    assertThat(inFull.asOf()).isEqualTo(LocalDate.of(2017, 6, 30));
    Policy withoutAsOf = read(IN_FULL.replace("as_of: 2017-06-30\n", ""));
    assertThat(withoutAsOf)
        .isEqualTo(read("jurisdiction: '321323'\nname: {zh: 泗阳县, en: Siyang County}\n"));
    assertThat(inFull.fingerprint()).isNotEqualTo(withoutAsOf.fingerprint());
  }

  @Test
  void sectionsAreMergedKeyByKeyButMapsAndListsReplaced() {
    Policy policy =
        with(
            """
            coverage: {interval_days: {default: 90, 低保: 15}}
            response: {limits: [{resolve: 7 days}]}
            working_time: {hours: ["00:00-24:00"]}
            quota: {roles: {township_leader: {households: 3, community: 1}}}
            scorecard: {bands: {good: 70.5}}
            satisfaction: {composite: {resolution: 0.5, satisfaction: 0.5}}
            """);
    assertThat(policy.coverage().intervalDays()).isEqualTo(Map.of("default", 90, "低保", 15));
    assertThat(policy.coverage().effective()).containsExactly("home");
    assertThat(policy.response().limits()).hasSize(1);
    assertThat(policy.response().warningShare()).isEqualTo(0.25);
    assertThat(policy.workingTime().hours())
        .containsExactly(new WorkingTime.Span(LocalTime.MIDNIGHT, LocalTime.MAX));
    assertThat(policy.workingTime().weekdays()).hasSize(5);
    assertThat(policy.quota().roles())
        .isEqualTo(Map.of("township_leader", Map.of("households", 3, "community", 1)));
    assertThat(policy.quota().per()).isEqualTo(Policy.Period.QUARTER);
    assertThat(policy.scorecard().bands()).isEqualTo(Map.of("good", 70.5));
    assertThat(policy.scorecard().weights()).hasSize(4);
    assertThat(policy.satisfaction()).isEqualTo(new Policy.Satisfaction(1.0, null, 0.5, 0.5));
  }

  @Test
  void nullMeansNotGiven() {
    Policy plain = with("");
    for (String line :
        List.of("as_of: null", "as_of: ~", "coverage:", "small_cells:", "rotation: {cycle: }")) {
      assertThat(with(line + "\n")).as(line).isEqualTo(plain);
    }
    assertThat(with("response: {limits: [{category: , resolve: 1 days}]}\n").response().limits())
        .containsExactly(
            new Policy.LimitRule(null, null, null, null, new Limit(1, Limit.Unit.DAYS)));
  }

  @Test
  void weightsMayAddUpToLessThanOne() {
    Policy policy =
        with(
            """
            satisfaction: {composite: {response: 0.5}}
            scorecard: {weights: {coverage: 0.3, on_time: 0.3}}
            """);
    assertThat(policy.satisfaction()).isEqualTo(new Policy.Satisfaction(1.0, 0.5, null, null));
    assertThat(policy.scorecard().weights()).isEqualTo(Map.of("coverage", 0.3, "on_time", 0.3));
  }

  @Test
  void categoriesAreReadAsInFiles() {
    Policy policy = with("response: {limits: [{category: '\u3000 Ｗａｔｅｒ ', resolve: 1 days}]}\n");
    assertThat(policy.response().limits().get(0).category()).isEqualTo("Ｗａｔｅｒ");
  }

  @Test
  void scalarsAreReadByTheirText() {
    Policy policy =
        read(
            """
            jurisdiction: 0321323
            name: {zh: 没有, en: no}
            working_time: {hours: [08:30-12:00, 14:00-17:30], off: [2025-10-09], work: [2025-10-11]}
            response: {limits: [{category: on, resolve: 1 day}, {category: off, resolve: 2 days}]}
            submissions: {due: 17:30}
            small_cells: "3"
            """);
    assertThat(policy.jurisdiction()).isEqualTo("0321323");
    assertThat(policy.name()).isEqualTo(new Text("没有", "no"));
    assertThat(policy.workingTime().hours().get(0).from()).isEqualTo(LocalTime.of(8, 30));
    assertThat(policy.workingTime().off()).containsExactly(LocalDate.of(2025, 10, 9));
    assertThat(policy.workingTime().work()).containsExactly(LocalDate.of(2025, 10, 11));
    assertThat(policy.response().limits().get(0).category()).isEqualTo("on");
    assertThat(policy.response().limits().get(1).category()).isEqualTo("off");
    assertThat(policy.submissions().due()).isEqualTo(LocalTime.of(17, 30));
    assertThat(policy.smallCells()).isEqualTo(3);
    assertThat(read("jurisdiction: 12_3\nname: x\n").jurisdiction()).isEqualTo("12_3");
    assertThat(with("").name()).isEqualTo(new Text("泗阳县", "泗阳县"));
    assertThat(read("\uFEFFjurisdiction: a\nname: x\n").jurisdiction()).isEqualTo("a");
  }

  @Test
  void firstMatchingLimitWins() {
    Policy.Response response =
        with("""
        response:
          limits:
            - {category: 道路, priority: urgent, resolve: 1 days}
            - {channel: unknown, resolve: 2 days}
            - {priority: normal, resolve: 3 days}
            - {category: 建议}
        """)
            .response();
    assertThat(days(response, "道路", "urgent", "visit")).isEqualTo(1);
    assertThat(days(response, "道路", "urgent", null)).isEqualTo(1);
    assertThat(days(response, "环境", "urgent", null)).isEqualTo(2);
    assertThat(days(response, "环境", null, "visit")).isEqualTo(3);
    assertThat(response.limitFor("环境", "urgent", "visit")).isEmpty();
    assertThat(response.limitFor("建议", "urgent", "visit").orElseThrow().resolve()).isNull();
  }

  private static int days(
      Policy.Response response, String category, String priority, String channel) {
    return response.limitFor(category, priority, channel).orElseThrow().resolve().amount();
  }

  @Test
  void fingerprintTellsRulesNotSpelling() {
    String fingerprint = with("").fingerprint();
    assertThat(with("small_cells: '5' # same\n").fingerprint()).isEqualTo(fingerprint);
    assertThat(with("coverage: {interval_days: {key: 30, default: 180}}\n").fingerprint())
        .isEqualTo(fingerprint);
    assertThat(with("working_time: {weekdays: [fri, mon, tue, wed, thu]}\n").fingerprint())
        .isEqualTo(fingerprint);
    assertThat(with("satisfaction: {basically_weight: 1}\n").fingerprint()).isEqualTo(fingerprint);
    assertThat(with("small_cells: 6\n").fingerprint()).isNotEqualTo(fingerprint);
    assertThat(with("working_time: {off: [2030-01-02]}\n").fingerprint())
        .isNotEqualTo(fingerprint)
        .isNotEqualTo(with("working_time: {work: [2030-01-02]}\n").fingerprint());
    assertThat(with("response: {limits: []}\n").fingerprint()).isNotEqualTo(fingerprint);
  }

  @Test
  void policyTravelsToWorkers() throws IOException, ClassNotFoundException {
    Policy policy = read(IN_FULL);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(policy);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(policy);
    }
  }
}
