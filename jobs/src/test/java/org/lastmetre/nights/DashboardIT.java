package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmetre.county.CountyMaker;
import org.lastmetre.deliver.dashboard.Dashboard;
import org.lastmetre.ops.Night.State;
import org.lastmetre.publish.Extent;

/** A county that is no sample, after three nights, as people see it: in Chromium, from disk. */
final class DashboardIT {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path PICTURES = Path.of("target/dashboard");
  private static final int CELLS = 20;

  /** To which an issue was dispatched, of which the third night learns nothing else. */
  private static final String TOLD_LATE = "督查室";

  @TempDir static Path folder;
  private static OneWarehouse warehouse;
  private static String county;
  private static String period;
  private static String address;
  private static Playwright playwright;
  private static Browser browser;

  private final List<String> complaints = new ArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void three_nights_are_shown() throws IOException {
    assumeTrue(
        Files.isExecutable(CHROMIUM), "Chromium is not installed: no dashboard is looked at");
    CountyMaker maker = CountyMaker.of(41).households(400).months(6).nights(10);
    Path source = folder.resolve("source");
    maker.write(source);
    county = maker.code();
    LocalDate asOf = maker.asOf();
    warehouse = new OneWarehouse(source, folder.resolve("warehouse"));
    assertThat(warehouse.night(asOf.minusDays(1)).state()).isEqualTo(State.PUBLISHED);
    Path dashboard = folder.resolve("dashboard");
    screen(dashboard, Extent.CHANGED);
    assertThat(warehouse.night(asOf).state()).isEqualTo(State.PUBLISHED);
    assertThat(screen(dashboard, Extent.CHANGED).kept()).as("files taken over").isPositive();
    sendADispatch(source, asOf);
    assertThat(warehouse.night(asOf).state()).isEqualTo(State.PUBLISHED);
    assertThat(warehouse.published().changes())
        .as("a quiet night")
        .doesNotContainKey("gold.response");
    assertThat(screen(dashboard, Extent.CHANGED).kept()).as("files taken over").isPositive();
    period =
        warehouse
            .askOne(
                "SELECT string(max(period_start)) FROM gold.coverage WHERE period = 'quarter' AND"
                    + " complete")
            .getString(0);
    address = dashboard.resolve("index.html").toUri().toString();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox")));
    Files.createDirectories(PICTURES);
  }

  private static void sendADispatch(Path source, LocalDate asOf) throws IOException {
    Row issue =
        warehouse.askOne(
            """
            SELECT l.issue_id, string(l.raised_on) FROM silver.issue_lifecycle l JOIN silver.issue_events e USING (jurisdiction, issue_id)
            WHERE NOT l.withdrawn AND e.event = 'resolved' AND e.occurred_at = l.resolved_at AND e.department IS NULL
            ORDER BY l.raised_on, l.issue_id LIMIT 1
            """);
    Path day = source.resolve("%s/landing/%s/%s".formatted(county, county, asOf));
    Files.writeString(
        Files.createDirectories(day).resolve("issue_events.csv"),
        "issue_id,event,occurred_at,department\n%s,dispatched,%s 23:59,%s\n"
            .formatted(issue.getString(0), issue.getString(1), TOLD_LATE));
  }

  private static Dashboard.Written screen(Path folder, Extent extent) throws IOException {
    return new Dashboard(warehouse.harness().lake(), warehouse.contracts())
        .write(folder, extent)
        .orElseThrow();
  }

  @AfterAll
  static void browser_is_closed() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @BeforeEach
  void page_is_new() {
    context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1366, 768));
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(
        request -> {
          if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) {
            complaints.add("asks the network for " + request.url());
          }
        });
  }

  @AfterEach
  void nothing_was_complained_of() {
    context.close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void what_was_taken_over_is_as_if_it_were_written() throws IOException {
    Path whole = folder.resolve("whole");
    assertThat(screen(whole, Extent.EVERYTHING).kept()).isZero();
    String night = "nights/" + warehouse.published().runId();
    Map<String, String> written = data(whole.resolve(night));
    assertThat(written).hasSizeGreaterThan(50);
    assertThat(data(folder.resolve("dashboard").resolve(night))).isEqualTo(written);
  }

  /** What a night's folder says, by the name of its file. */
  private static Map<String, String> data(Path night) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(night)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(night.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "glance, county, zh", "glance, township, en", "glance, community, zh",
    "coverage, county, en", "coverage, township, zh", "coverage, community, en",
    "response, county, zh", "response, township, en", "response, community, zh",
    "satisfaction, county, en", "satisfaction, township, zh", "satisfaction, community, en",
    "townships, county, zh", "townships, county, en", "townships, township, zh",
    "common, county, zh", "common, township, en", "common, community, zh",
    "quality, county, zh", "quality, county, en"
  })
  void cells_are_those_of_sql(String view, String level, String language) {
    String unit = unit(level);
    speak(language);
    open(view, unit);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(PICTURES.resolve("%s-%s-%s.png".formatted(view, level, language))));
    List<DashboardCell> cells = new ArrayList<>(DashboardCell.on(page));
    assertThat(cells).isNotEmpty();
    Collections.shuffle(cells, new Random(view.hashCode() + level.hashCode()));
    for (DashboardCell cell : cells.subList(0, Math.min(CELLS, cells.size()))) {
      List<Row> rows = warehouse.ask(cell.query(county, "quarter", period));
      assertThat(rows).as(cell.toString()).hasSize(1);
      assertThat(cell.text()).as(cell.toString()).isEqualTo(cell.expected(rows.get(0), language));
    }
  }

  @Test
  void departments_are_those_that_issues_were_dispatched_to() {
    open("response", county);
    Object shown =
        page.evaluate(
            """
            async () => (await LM.periodRows('department'))
                .filter((r) => r.unit_code === '%s')
                .map((r) => [r.department, r.raised, r.resolved, r.open, r.red, r.due, r.resolved_on_time, r.closed_loop].join(' '))
                .sort()
            """
                .formatted(county));
    assertThat(shown)
        .isEqualTo(
            warehouse
                .ask(
                    """
                    SELECT concat_ws(' ', d.department, count(*), count(l.resolved_at), count_if(l.resolved_at IS NULL), count_if(l.colour = 'red'),
                      count_if(l.is_due), count_if(l.on_time), count_if(l.is_closed_loop))
                    FROM silver.issue_lifecycle l
                    JOIN (SELECT DISTINCT jurisdiction, issue_id, department FROM silver.issue_events WHERE event = 'dispatched' AND department IS NOT NULL) d
                      USING (jurisdiction, issue_id)
                    JOIN gold.coverage c ON c.unit_code = l.jurisdiction AND c.period = 'quarter' AND c.period_start = '%s'
                    WHERE NOT l.withdrawn AND l.raised_on BETWEEN c.period_start AND date_add(c.period_start, c.days_elapsed - 1)
                    GROUP BY d.department
                    """
                        .formatted(period))
                .stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList());
  }

  @Test
  void department_told_late_is_shown_in_the_file_of_the_month() throws IOException {
    Row month =
        warehouse.askOne(
            """
            SELECT string(c.period_start), c.complete FROM silver.issue_lifecycle l
            JOIN gold.coverage c ON c.unit_code = l.jurisdiction AND c.period = 'month'
              AND l.raised_on BETWEEN c.period_start AND date_add(c.period_start, c.days_elapsed - 1)
            WHERE array_contains(l.departments, '%s')
            """
                .formatted(TOLD_LATE));
    assertThat(month.getBoolean(1)).as("a month that goes on is written every night").isTrue();
    assertThat(
            folder.resolve(
                "dashboard/nights/%s/data/%s/department/month-%s.js"
                    .formatted(warehouse.published().runId(), county, month.getString(0))))
        .content()
        .contains(TOLD_LATE);
  }

  @Test
  void curve_reaches_the_half_where_gold_says() {
    open("response", county);
    Object apart =
        page.evaluate(
            """
            async () => {
              const totals = (await LM.periodRows('response')).filter((r) => r.category === 'all' && r.channel === 'all');
              const curve = await LM.periodRows('curve');
              const seen = [];
              for (const row of totals) {
                const own = curve.filter((step) => step.unit_code === row.unit_code);
                if (!own.length) continue;
                const half = own.find((step) => step.waiting_share <= 0.5);
                const gold = row.resolve_km_p50_hours;
                if (half ? Math.abs(half.hours - gold) > 0.006 : gold !== null) seen.push(row.unit_code + ' ' + gold);
              }
              return curve.length ? seen.join(', ') : 'no curve';
            }
            """);
    assertThat(apart).isEqualTo("");
  }

  @Test
  void county_is_drilled_down_to_its_villages_and_back() {
    open("coverage", county);
    page.locator(".tile").first().click();
    page.waitForSelector(".trail li:nth-child(2) [aria-current]");
    page.locator(".tile").first().click();
    page.waitForSelector(".trail li:nth-child(3) [aria-current]");
    String deep = page.url();
    page.locator(".trail a").first().click();
    page.waitForSelector(".trail li:only-child [aria-current]");
    page.goBack();
    page.waitForSelector(".trail li:nth-child(3) [aria-current]");
    assertThat(page.url()).isEqualTo(deep);
  }

  @Test
  void language_is_switched_and_remembered() {
    open("coverage", county);
    assertThat(page.locator("h1").textContent()).startsWith("走访覆盖");
    page.locator("#language").click();
    page.waitForSelector("html[lang=en]");
    ready();
    assertThat(page.locator("h1").textContent()).startsWith("Coverage");
    page.reload();
    ready();
    assertThat(page.locator("h1").textContent()).startsWith("Coverage");
  }

  @Test
  void link_opens_the_same_view_for_somebody_else() {
    open("glance", unit("township"));
    String link = page.url();
    page.locator(".filters select").first().selectOption("month");
    page.waitForURL(Pattern.compile("p=month-"));
    try (BrowserContext other = browser.newContext()) {
      Page theirs = other.newPage();
      theirs.navigate(link);
      theirs.waitForSelector("main:not([aria-busy]) .trail");
      assertThat(theirs.locator(".trail [aria-current]").textContent())
          .isEqualTo(name(unit("township")));
      assertThat(theirs.locator(".filters select").nth(1).inputValue())
          .isEqualTo("quarter-" + period);
    }
  }

  @Test
  void banner_turns_amber_when_no_night_followed() {
    Instant published = warehouse.published().publishedAt();
    page.clock()
        .install(
            new Clock.InstallOptions().setTime(Date.from(published.plus(Duration.ofHours(30)))));
    open("glance", county);
    assertThat(page.locator("#banner").getAttribute("class")).isEqualTo("fresh");
    page.clock().fastForward("07:00:00");
    page.waitForSelector("#banner.stale");
    assertThat(page.locator("#banner").textContent()).contains("37");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "glance",
        "coverage",
        "response",
        "satisfaction",
        "townships",
        "common",
        "quality"
      })
  void view_is_accessible_in_light_and_dark_and_fits_a_telephone(String view) {
    open(view, county);
    assertThat(violations()).isEqualTo(List.of());
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    ready();
    assertThat(violations()).isEqualTo(List.of());
    page.setViewportSize(360, 740);
    ready();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(view + "-telephone-dark.png")));
  }

  @Test
  void page_prints_without_its_controls() {
    open("glance", county);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator(".filters").isVisible()).isFalse();
    assertThat(page.locator(".cards").isVisible()).isTrue();
    byte[] printed = page.pdf(new Page.PdfOptions().setPath(PICTURES.resolve("glance.pdf")));
    assertThat(new String(printed, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
  }

  @Test
  void everything_is_said_in_both_languages() {
    open("glance", county);
    assertThat(
            page.evaluate(
                "Object.entries(LM.words).filter(([, said]) => said.length !== 2 || said.some((text) => !text)).map(([name]) => name)"))
        .isEqualTo(List.of());
  }

  @Test
  void change_since_the_night_before_is_told() {
    open("glance", county);
    assertThat(page.locator("[data-card=coverage_rate] .change").textContent())
        .contains(warehouse.published().asOf().minusDays(1).toString());
  }

  private void speak(String language) {
    context.addInitScript("localStorage.setItem('lastmetre.language', '" + language + "')");
  }

  private void open(String view, String unit) {
    page.navigate(address + "#/%s?j=%s&p=quarter-%s&u=%s".formatted(view, county, period, unit));
    ready();
  }

  /** Waits until the view stands and its charts are drawn. */
  private void ready() {
    page.waitForSelector("main:not([aria-busy]) h1");
    page.waitForFunction(
        "[...document.querySelectorAll('.chart')].every((c) => c.hasAttribute('data-finished'))");
  }

  /** What axe finds. It is not to fetch the style sheet, which a page opened from disk may not. */
  private Object violations() {
    page.evaluate(AxeBuilder.getAxeScript());
    return page.evaluate(
        """
        axe.run({ preload: false }).then((found) =>
            found.violations.map((rule) => rule.id + ': ' + rule.nodes[0].html))
        """);
  }

  /** A unit of the level that has something of everything, as far as there is one. */
  private static String unit(String level) {
    return level.equals("county")
        ? county
        : warehouse
            .ask(
                """
                SELECT r.unit_code FROM gold.response r JOIN gold.units u ON u.unit_code = r.unit_code
                WHERE r.unit_level = '%s' AND r.category = 'all' AND r.channel = 'all' AND r.period = 'quarter'
                  AND r.period_start = '%s'
                ORDER BY r.raised DESC, r.unit_code LIMIT 1
                """
                    .formatted(level, period))
            .get(0)
            .getString(0);
  }

  private static String name(String unit) {
    return warehouse
        .askOne("SELECT unit_name FROM gold.units WHERE unit_code = '%s'".formatted(unit))
        .getString(0);
  }
}
