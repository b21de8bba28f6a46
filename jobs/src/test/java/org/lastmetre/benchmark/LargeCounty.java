package org.lastmetre.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A county of any size: to every household 20 visits and 4 issues, with the events, call-backs,
 * sessions, orders and projects that belong to so many. One file per township and dataset. The same
 * size gives the same bytes.
 */
final class LargeCounty {
  static final String CODE = "321377";
  static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

  private static final int GRIDS_OF_A_VILLAGE = 5;
  private static final int VILLAGES_OF_A_TOWNSHIP = 12;
  private static final int HOMES_OF_A_PERSON = 25;
  private static final int VISITS_OF_A_HOME = 20;
  private static final int ISSUES_OF_A_HOME = 4;
  private static final LocalDate MOVE = LocalDate.of(2025, 10, 1);

  private static final List<String> SERVICES = List.of("送医", "送餐", "代办", "维修", "送学");

  private final int homes;
  private final int homesOfGrid;
  private final int months;
  private final LocalDate first;
  private final int grids;
  private final int villages;
  private final int townships;
  private final SplittableRandom random;

  private LargeCounty(int homes, int homesOfGrid, int months) {
    this.homes = homes;
    this.homesOfGrid = homesOfGrid;
    this.months = months;
    this.first = AS_OF.plusDays(1).minusMonths(months);
    this.grids = Math.max(1, homes / homesOfGrid);
    this.villages = (grids + GRIDS_OF_A_VILLAGE - 1) / GRIDS_OF_A_VILLAGE;
    this.townships = (villages + VILLAGES_OF_A_TOWNSHIP - 1) / VILLAGES_OF_A_TOWNSHIP;
    this.random = new SplittableRandom(homes);
  }

  /** Two years of records, a hundred households to a grid. */
  static LargeCounty of(int homes) {
    return new LargeCounty(homes, 100, 24);
  }

  /** Five years of few records in 3,042 units, for what grows with units and months. */
  static LargeCounty broad() {
    return new LargeCounty(5_000, 2, 60);
  }

  /** Writes {@code <source>/<code>}. */
  void write(Path source) throws IOException {
    Path county = source.resolve(CODE);
    Files.createDirectories(county);
    Files.writeString(
        county.resolve("policy.yaml"),
        "jurisdiction: \"%s\"\nname: {zh: 大样县, en: Large County}\nas_of: %s\n"
            .formatted(CODE, AS_OF));
    Path landing = county.resolve("landing");
    try (Mail mail = new Mail(landing.resolve(CODE).resolve(first.toString()))) {
      units(mail);
      people(mail);
    }
    for (int township = 0; township < townships; township++) {
      Path sent = landing.resolve(township(township));
      try (Mail mail = new Mail(sent.resolve(AS_OF.plusDays(1).toString()))) {
        if (township == 0) {
          projects(mail);
        }
        for (int month = 0; month < months; month++) {
          new LargeMonth(this, mail, first.plusMonths(month), township).write();
        }
      }
    }
  }

  /** Two villages pass to the next township on a day. */
  private void units(Mail mail) {
    for (int t = 0; t < townships; t++) {
      mail.row("org_units", township(t), "第" + t + "镇", "township", CODE, "");
    }
    for (int v = 0; v < villages; v++) {
      mail.row("org_units", village(v), "第" + v + "村", "community", township(v % townships), "");
      if (v < 2) {
        mail.row(
            "org_units",
            village(v),
            "新" + v + "村",
            "community",
            township((v + 1) % townships),
            MOVE);
      }
    }
    for (int g = 0; g < grids; g++) {
      mail.row("org_units", grid(g), "第" + g + "网格", "grid", village(g % villages), "");
    }
  }

  /** One household in ten is away, in fifteen a key one; some came after records began. */
  private void people(Mail mail) {
    for (int h = 0; h < homes; h++) {
      mail.row(
          "households",
          home(h),
          grid(h % grids),
          h % 10 == 3 ? "away" : h % 50 == 7 ? "vacant" : "resident",
          h % 15 == 0,
          h % 40 == 1 ? first.plusDays(random.nextInt(700)) : "",
          h % 200 == 9 ? first.plusDays(400 + random.nextInt(300)) : "");
      mail.row("assignments", "A" + h, person(h), home(h), "");
    }
    for (int p = 0; p < grids * homesOfGrid / HOMES_OF_A_PERSON; p++) {
      mail.row(
          "staff",
          "S" + p,
          p % 50 == 0 ? "township_leader" : p % 5 == 0 ? "township_staff" : "village_staff",
          village(p % grids % villages),
          p % 4 == 0 ? "G" + p % villages : "");
    }
  }

  private void projects(Mail mail) {
    for (int p = 0; p < villages * 10; p++) {
      LocalDate planned = LocalDate.of(2025 + p % 2, 1 + p % 12, 28);
      LocalDate done = planned.plusDays(p % 40 - 30L);
      boolean finished = !done.isAfter(AS_OF) && p % 7 != 0;
      mail.row(
          "projects",
          "P" + p,
          village(p % villages),
          "village",
          2025 + p % 2,
          "道路硬化",
          planned,
          finished ? "finished" : "started",
          finished ? done : "");
    }
  }

  /** Visits that a township is to pay in a month, on average. */
  int visits() {
    return homes * VISITS_OF_A_HOME / months / townships;
  }

  int issues() {
    return homes * ISSUES_OF_A_HOME / months / townships;
  }

  int orders() {
    return issues() / 4;
  }

  SplittableRandom random() {
    return random;
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  /** Whether something has happened by the end of the last day. */
  static boolean hasHappened(LocalDateTime at) {
    return at.toLocalDate().isBefore(AS_OF.plusDays(1));
  }

  /** A household of a township; some are seen far more often than others. */
  int homeOf(int township) {
    int ofTownship = villagesOf(township);
    int village = township + townships * random.nextInt(ofTownship);
    int gridsOf = (grids - village + villages - 1) / villages;
    int grid = village + villages * random.nextInt(Math.max(1, gridsOf));
    int homesOf = (homes - grid + grids - 1) / grids;
    double skewed = random.nextDouble() * random.nextDouble();
    return grid + grids * (int) (skewed * homesOf);
  }

  int villagesOf(int township) {
    return (villages - township + townships - 1) / townships;
  }

  String township(int t) {
    return "%s%03d000".formatted(CODE, t + 1);
  }

  String village(int v) {
    return "%s%06d".formatted(CODE, 900_000 + v);
  }

  String villageOf(int township, int number) {
    return village(township + townships * number);
  }

  String grid(int g) {
    return "W%05d".formatted(g);
  }

  String gridOf(int home) {
    return grid(home % grids);
  }

  String home(int h) {
    return "H%06d".formatted(h);
  }

  /** Who is to visit a household. */
  String person(int h) {
    return "S" + (h % grids + grids * (h / grids / HOMES_OF_A_PERSON));
  }

  String service() {
    return SERVICES.get(random.nextInt(SERVICES.size()));
  }

  /** A time of a month between eight and eighteen. */
  LocalDateTime time(LocalDate month) {
    return month
        .plusDays(random.nextInt(month.lengthOfMonth()))
        .atTime(8 + random.nextInt(10), random.nextInt(60));
  }
}
