package org.lastmetre.county;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Makes a random county as a source folder: a policy and the files its townships sent over some
 * fourteen months. The same settings give the same bytes.
 *
 * <p>Sizes that are not set follow the number of households. Beside the source folder stands {@code
 * <source>.nights.csv}: the night on which each file comes to light, which for late files is not
 * the day of their folder.
 */
public final class CountyMaker {
  private static final int FOLLOWS = -1;

  private final long seed;
  private String code = "321399";
  private char variant = 'a';
  private int townships = FOLLOWS;
  private int households = 2500;
  private int months = 14;
  private int nights = 30;
  private int visits = FOLLOWS;
  private int issues = FOLLOWS;
  private int surveys = FOLLOWS;

  private CountyMaker(long seed) {
    this.seed = seed;
  }

  /** About 2,500 households, 8,000 visits, 1,500 issues, 7,000 events and 1,200 surveys. */
  public static CountyMaker of(long seed) {
    return new CountyMaker(seed);
  }

  /** A county for property tests: 60 households, 40 issues, 5 months, 10 nights. */
  public static CountyMaker small(long seed) {
    return of(seed).households(60).issues(40).surveys(60).months(5).nights(10);
  }

  /** Six digits; counties with different codes can share a source folder. */
  public CountyMaker code(String code) {
    this.code = code;
    return this;
  }

  /** {@code a} the default policy, {@code b} nearly everything otherwise, {@code c} no holidays. */
  public CountyMaker variant(char variant) {
    this.variant = variant;
    return this;
  }

  /** At least 3 and at most 7; otherwise 3 to 5 by the seed. */
  public CountyMaker townships(int townships) {
    this.townships = townships;
    return this;
  }

  /** At least 30, so that every unit has somebody. */
  public CountyMaker households(int households) {
    this.households = households;
    return this;
  }

  public CountyMaker months(int months) {
    this.months = months;
    return this;
  }

  /** Number of submission days, at least 8. */
  public CountyMaker nights(int nights) {
    this.nights = nights;
    return this;
  }

  public CountyMaker visits(int visits) {
    this.visits = visits;
    return this;
  }

  public CountyMaker issues(int issues) {
    this.issues = issues;
    return this;
  }

  public CountyMaker surveys(int surveys) {
    this.surveys = surveys;
    return this;
  }

  /** The jurisdiction's code. */
  public String code() {
    return code;
  }

  /** A day in the middle of a month; the last nights lie after it. */
  public LocalDate asOf() {
    return timeline().asOf();
  }

  /** The days on which files come to light, in ascending order. */
  public List<LocalDate> nights() {
    return timeline().nights();
  }

  /** Writes {@code <source>/<code>} and, beside the source, the nights of its files. */
  public void write(Path source) throws IOException {
    Map<String, Post.Parcel> parcels = filled().sealed(seed, timeline());
    Path county = source.resolve(code);
    Files.createDirectories(county);
    Files.writeString(county.resolve("policy.yaml"), Policies.text(variant, code, asOf()));
    Nights known = Nights.of(source);
    for (Map.Entry<String, Post.Parcel> entry : parcels.entrySet()) {
      Path file = county.resolve("landing").resolve(entry.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, entry.getValue().bytes());
      known.put(source.relativize(file), entry.getValue().night());
    }
    known.save();
  }

  /**
   * Copies everything that had come to light by the end of a day: policies and the like at once,
   * landing files by their nights. What is there already stays, so that a test can go on day by
   * day.
   */
  public static void reveal(Path fullSource, Path partialSource, LocalDate upTo)
      throws IOException {
    Nights known = Nights.of(fullSource);
    List<Path> files;
    try (var walk = Files.walk(fullSource)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      Path relative = fullSource.relativize(file);
      Path target = partialSource.resolve(relative.toString());
      if (!Files.exists(target) && !known.night(relative).isAfter(upTo)) {
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private Timeline timeline() {
    return Timeline.of(seed, months, nights);
  }

  private Scale scale() {
    if (households < 30) {
      throw new IllegalArgumentException("a county needs at least 30 households");
    }
    int issueCount = issues == FOLLOWS ? households * 3 / 5 : issues;
    int townshipCount = households < 200 ? 3 : 3 + Dice.of(seed, "townships").below(3);
    return new Scale(
        seed,
        code,
        variant,
        townships == FOLLOWS ? townshipCount : Math.max(3, Math.min(7, townships)),
        households,
        visits == FOLLOWS ? households * 3 : visits,
        issueCount,
        surveys == FOLLOWS ? issueCount * 4 / 5 : surveys);
  }

  private Post filled() {
    Ground ground = new Ground(scale(), timeline(), new Post());
    Units units = Units.make(ground);
    List<Households.Home> homes = Households.make(ground, units);
    Crew crew = Crew.make(ground, units, homes);
    Visits.make(ground, units, homes, crew);
    List<Issues.Issue> raised = Issues.make(ground, units, homes);
    IssueEvents.make(ground, raised, crew);
    Surveys.make(ground, homes, raised, crew);
    Meetings.make(ground, units, raised);
    ServiceOrders.make(ground, units, homes, crew);
    Projects.make(ground, units);
    BadRows.make(ground, units, homes);
    Returns.make(ground, units);
    return ground.post();
  }
}
