package org.lastmetre.deliver.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.Contracts;
import org.lastmetre.publish.Manifest;

/** How the dashboard's files are written and how a night of them comes into view. */
final class DashboardFilesTest {
  private static final Pattern NIGHT = Pattern.compile("src=\"(nights/[^/]+)/([^\"]+)\"");

  @TempDir Path folder;

  @Test
  void rows_go_into_one_script_per_jurisdiction_and_name() throws IOException {
    StructType columns =
        StructType.fromDDL(
            "jurisdiction string, file string, unit_name string, due bigint, rate double, day date,"
                + " complete boolean");
    DataFiles data = new DataFiles(folder);
    LocalDate day = LocalDate.of(2026, 3, 5);
    data.write(
        columns,
        List.of(
                RowFactory.create("1", "a/month-2026-03-01", "“东”\"</script>", 3L, 0.5, day, true),
                RowFactory.create("1", "a/month-2026-03-01", "西村", 0L, null, day, false),
                RowFactory.create("1", "b", "西村", 1L, 1.0, null, null),
                RowFactory.create("2", "b", "南村", 1L, 1.0, null, null))
            .iterator());
    assertThat(data.names())
        .isEqualTo(Map.of("1", Set.of("a/month-2026-03-01", "b"), "2", Set.of("b")));
    assertThat(Files.readString(folder.resolve("1/a/month-2026-03-01.js")))
        .isEqualTo(
            """
            LM.take("1/a/month-2026-03-01",{"columns":["unit_name","due","rate","day","complete"],"rows":[["“东”\\"</script>",3,0.5,"2026-03-05",true]
            ,["西村",0,null,"2026-03-05",false]
            ]});
            """);
    assertThat(folder.resolve("2/b.js"))
        .hasContent(
            """
            LM.take("2/b",{"columns":["unit_name","due","rate","day","complete"],"rows":[["南村",1,1.0,null,null]
            ]});
            """);
  }

  @Test
  void no_rows_leave_no_file() throws IOException {
    DataFiles data = new DataFiles(folder);
    data.write(
        StructType.fromDDL("jurisdiction string, file string, n bigint"),
        List.<Row>of().iterator());
    assertThat(data.names()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void night_comes_into_view_whole_and_the_one_before_stays() throws IOException {
    NightFolders folders = new NightFolders(folder);
    write(folders, "first", 1);
    write(folders, "second", 2);
    Path cut = folders.begin("third");
    assertThat(shown()).isEqualTo("nights/second");

    write(folders, "third", 3);
    assertThat(shown()).isEqualTo("nights/third");
    assertThat(nights()).containsExactly("second", "third");
    assertThat(cut).doesNotExist();

    write(folders, "third", 4);
    assertThat(shown()).isEqualTo("nights/third.2");
    assertThat(nights()).containsExactly("third", "third.2");
  }

  @Test
  void page_loads_what_comes_with_it() throws IOException {
    PageFiles.copyTo(folder);
    List<String> loaded =
        NIGHT
            .matcher(PageFiles.index("nights/x"))
            .results()
            .map((MatchResult match) -> match.group(2))
            .toList();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(f -> f.endsWith(".js")))
          .as("the night's own script is written with its data, the charts are loaded later")
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      loaded.stream().filter(file -> !file.equals("night.js")),
                      Stream.of("echarts.min.js"))
                  .toList());
    }
  }

  @Test
  void every_feed_has_its_query() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("jobs/src/main/resources/dashboard/data"))) {
      List<String> queries =
          files.map(file -> file.getFileName().toString().replace(".sql", "")).toList();
      assertThat(queries)
          .containsExactlyInAnyOrderElementsOf(Feed.all().stream().map(Feed::name).toList());
    }
  }

  @Test
  void feed_says_how_its_periods_go_into_files() {
    Feed feed =
        Feed.of(
            "a",
            """
            -- Figures.
            -- file: concat('a/', period)
            select jurisdiction, {file} as file, n from gold.coverage join gold.response where {shown}
            """);
    assertThat(feed.query())
        .startsWith("select jurisdiction, concat('a/', period) as file, n from gold.coverage")
        .contains("where (period = 'year' or period_start >=");
    assertThat(feed.tables()).containsExactly("gold.coverage", "gold.response");
    assertThat(feed.periods())
        .hasValueSatisfying(
            by -> {
              assertThat(by.file()).isEqualTo("concat('a/', period)");
              assertThat(by.shown()).startsWith("(period = 'year'");
              assertThat(by.tables()).isEqualTo(feed.tables());
            });
    assertThat(
            Feed.of("c", "-- file: 'c'\n-- moves with: gold.response\nselect 1 from silver.visits")
                .periods())
        .hasValueSatisfying(by -> assertThat(by.tables()).containsExactly("gold.response"));
    assertThat(Feed.of("b", "select 1 from ops.files").periods()).isEmpty();
  }

  @Test
  void feed_is_asked_from_the_first_day_that_any_jurisdiction_is_as_of() {
    LocalDate last = LocalDate.of(2026, 6, 9);
    Manifest night =
        new Manifest(
            "run",
            last,
            Instant.EPOCH,
            Map.of(),
            List.of(
                new Manifest.Day("1", last, null, "UTC", 1, "甲", "One", "r"),
                new Manifest.Day("2", last.minusDays(7), null, "UTC", 1, "乙", "Two", "r")),
            Map.of());
    assertThat(Feed.of("d", "select 1 from gold.backlog where day >= {earliest}").query(night))
        .isEqualTo("select 1 from gold.backlog where day >= DATE'2026-06-02'");
  }

  @Test
  void feed_whose_files_may_stand_moves_with_tables_of_periods_alone() throws IOException {
    Contracts contracts = Contracts.bundled();
    List<Feed> byPeriod = Feed.all().stream().filter(f -> f.periods().isPresent()).toList();
    assertThat(byPeriod).hasSizeGreaterThan(5);
    for (Feed feed : byPeriod) {
      for (String table : feed.periods().get().tables()) {
        assertThat(table).as(feed.name()).startsWith("gold.");
        assertThat(contracts.table("gold", table.substring(5)).columns())
            .as(feed.name() + " reads " + table)
            .extracting(Column::name)
            .contains("period", "period_start");
        assertThat(feed.tables()).as(feed.name() + " moves with what it reads").contains(table);
      }
      assertThat(feed.query().replace(feed.periods().get().shown(), ""))
          .as("as_of moves every night: " + feed.name())
          .doesNotContain("as_of");
    }
  }

  @Test
  void night_that_is_shown_is_read_back() throws IOException {
    NightFolders folders = new NightFolders(folder);
    assertThat(folders.shown()).isEmpty();
    Map<String, Set<String>> files = Map.of("1", Set.of("units"), "2", Set.of());
    Manifest night =
        new Manifest(
            "run",
            LocalDate.of(2026, 1, 2),
            Instant.EPOCH,
            Map.of(),
            List.of(day("1", "东县);"), day("2", "西县")),
            Map.of());
    Path part = folders.begin("run");
    ShownNight.write(part, night, files);
    folders.show(part);
    assertThat(folders.shown())
        .contains(new ShownNight(folder.resolve("nights/run"), "run", files));

    Files.writeString(folder.resolve("nights/run/night.js"), "LM.begin({);");
    assertThat(folders.shown()).isEmpty();
    Files.delete(folder.resolve("nights/run/night.js"));
    assertThat(folders.shown()).isEmpty();
  }

  private static Manifest.Day day(String code, String name) {
    return new Manifest.Day(
        code, LocalDate.of(2026, 1, 2), null, "Asia/Shanghai", 1, name, name, "r");
  }

  private void write(NightFolders folders, String run, int at) throws IOException {
    Path part = folders.begin(run);
    Files.writeString(part.resolve("night.js"), run);
    folders.show(part);
    Path night = folder.resolve(shown());
    Files.setLastModifiedTime(night, FileTime.from(Instant.ofEpochSecond(at)));
  }

  private String shown() throws IOException {
    return NIGHT
        .matcher(Files.readString(folder.resolve("index.html")))
        .results()
        .findFirst()
        .orElseThrow()
        .group(1);
  }

  private List<String> nights() throws IOException {
    try (Stream<Path> nights = Files.list(folder.resolve("nights"))) {
      return nights.map(night -> night.getFileName().toString()).sorted().toList();
    }
  }
}
