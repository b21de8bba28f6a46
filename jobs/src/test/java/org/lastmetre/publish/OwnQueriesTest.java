package org.lastmetre.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Lake;
import org.lastmetre.policy.Jurisdiction;
import org.lastmetre.policy.PolicyException;
import org.lastmetre.policy.Source;
import org.lastmetre.testing.NightHarness;

/** What a jurisdiction's own metric may say, and how a broken one is told. */
class OwnQueriesTest {
  private static final Path EXAMPLES = Path.of("jobs/examples/metrics");
  private static final Contracts CONTRACTS = Contracts.bundled();

  @TempDir Path source;
  private Path metrics;

  @BeforeEach
  void county() throws IOException {
    county("tiny", "321398");
    metrics = source.resolve("tiny/metrics");
    Files.createDirectories(metrics);
    copy("telephone_share.yml", "", "");
    copy("telephone_share.sql", "", "");
  }

  @Test
  void the_example_is_right() {
    OwnMetrics own = OwnMetrics.of(jurisdictions(), CONTRACTS);
    check(own);
    assertThat(own.all()).extracting(OwnMetrics.Own::jurisdiction).containsExactly("321398");
    assertThat(own.contracts().table("gold", "telephone_share").columns()).hasSize(9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "left join called | lef joyn called | telephone_share.sql:19: | lef",
        "v.visit_type in | v.kind in | telephone_share.sql:10: | kind",
        "from visit_places v | from silver.visits v | telephone_share.sql: | no view silver.visits",
        "from visit_places v | from csv.`/etc/passwd` v | telephone_share.sql: | Only the published tables",
        "from visit_places v | from delta.`/tmp/x` v | telephone_share.sql: | Only the published tables",
        "from visit_places v | from gold_coverage v | telephone_share.sql: | no view gold_coverage",
        "count(*) as visits | count(java_method('java.lang.System', 'exit')) as visits | telephone_share.sql: | java_method",
        "d.day = v.visited_on | d.day = current_date() | telephone_share.sql: | another answer at another time",
        "c.telephone_visits / c.visits as telephone_rate | 1 as rate | telephone_share.sql: | telephone_rate",
        "u.unit_name, | cast(1 as int) as unit_name, | telephone_share.sql: | unit_name",
      })
  void a_broken_query_is_told_with_its_file_and_line(
      String right, String wrong, String place, String what) throws IOException {
    copy("telephone_share.sql", right, wrong);
    assertThatThrownBy(() -> check(OwnMetrics.of(jurisdictions(), CONTRACTS)))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining(metrics + "/" + place)
        .hasMessageContaining(what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "one_row_per: | grain_is: | telephone_share.yml:5: | unknown key",
        "type: date | type: dat | telephone_share.yml:14: | unknown",
        "key: [jurisdiction, period, period_start, unit_code] | key: [jurisdiction, unit_code] | telephone_share.yml: | period_start",
        "from changed_visits | from changed_calls | telephone_share.yml: | changed_calls",
        "visited_on as day from | visit_id as key from | telephone_share.yml: | select jurisdiction and day",
        "telephone_visits <= visits | telephone_visits <= calls | telephone_share.yml: | calls",
        "description: | description | telephone_share.yml: | no readable YAML",
      })
  void a_broken_promise_is_told_with_its_file(String right, String wrong, String place, String what)
      throws IOException {
    copy("telephone_share.yml", right, wrong);
    assertThatThrownBy(() -> check(OwnMetrics.of(jurisdictions(), CONTRACTS)))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining(metrics + "/" + place)
        .hasMessageContaining(what);
  }

  @Test
  void an_identity_that_does_not_say_whose_rows_offend_is_told() throws IOException {
    copy(
        "telephone_share.yml",
        "checks:",
        """
        identities:
          - sql: select unit_code from new_telephone_share where visits < 0
            why: {zh: "没有负数", en: "Nothing is negative"}
        checks:""");
    assertThatThrownBy(() -> check(OwnMetrics.of(jurisdictions(), CONTRACTS)))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining(metrics + "/telephone_share.yml")
        .hasMessageContaining("select jurisdiction among them");
  }

  @Test
  void one_file_of_two_is_told() throws IOException {
    Files.delete(metrics.resolve("telephone_share.sql"));
    assertThatThrownBy(this::jurisdictions)
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("telephone_share.sql: a metric is two files");
  }

  @Test
  void a_name_that_is_taken_is_told() throws IOException {
    for (String ending : List.of(".yml", ".sql")) {
      Files.move(metrics.resolve("telephone_share" + ending), metrics.resolve("coverage" + ending));
    }
    assertThatThrownBy(() -> OwnMetrics.of(jurisdictions(), CONTRACTS))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("gold.coverage comes with the program");
  }

  @Test
  void a_name_that_two_counties_use_is_told() throws IOException {
    county("other", "321399");
    Path others = Files.createDirectories(source.resolve("other/metrics"));
    for (String ending : List.of(".yml", ".sql")) {
      Files.copy(
          metrics.resolve("telephone_share" + ending), others.resolve("telephone_share" + ending));
    }
    assertThatThrownBy(() -> OwnMetrics.of(jurisdictions(), CONTRACTS))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("has a metric of that name too");
  }

  private void county(String folder, String code) throws IOException {
    Files.createDirectories(source.resolve(folder));
    Files.writeString(
        source.resolve(folder).resolve("policy.yaml"),
        "jurisdiction: \"%s\"\nname: {zh: 小样县, en: Tiny}\n".formatted(code));
  }

  private void copy(String file, String right, String wrong) throws IOException {
    String text = Files.readString(EXAMPLES.resolve(file));
    assertThat(text).contains(right);
    Files.writeString(metrics.resolve(file), text.replace(right, wrong));
  }

  private List<Jurisdiction> jurisdictions() {
    return Source.read(source, CONTRACTS.inputColumns());
  }

  private void check(OwnMetrics own) {
    Lake lake = new Lake(NightHarness.spark(), source.resolve("warehouse").toString());
    new OwnQueries(lake, CONTRACTS).check(own);
  }
}
