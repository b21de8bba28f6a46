package org.lastmetre.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingReaderTest {
  private static final Map<String, Set<String>> DATASETS =
      Map.of(
          "issues", Set.of("issue_id", "raised_at", "category", "unit_code", "channel"),
          "issue_events", Set.of("issue_id", "event", "occurred_at"));

  private static final String CONTRACT_EXAMPLE =
      """
      match: "*/*/requests*.csv"        # glob below landing/; a matched file is read by this mapping alone
      read: {header_row: 1, sheet: 1, time_zone: America/Chicago, timestamp_formats: ["M/d/yy h:mm a"], nulls: ["", "NULL"]}
      where: "`CASE ID` is not null"    # optional, for all targets
      targets:
        - dataset: issues
          columns: {issue_id: "`CASE ID`", raised_at: "concat(`CREATION DATE`, ' ', `CREATION TIME`)", category: "`CATEGORY`", unit_code: "'KC'", channel: "'resident_report'"}
        - dataset: issue_events
          where: "`CLOSED DATE` is not null"
          columns: {issue_id: "`CASE ID`", event: "'resolved'", occurred_at: "`CLOSED DATE`"}
      """;

  private static Mapping read(String yaml) {
    return MappingReader.read(
        "kc/mapping/requests.yaml",
        "requests.yaml",
        yaml.getBytes(StandardCharsets.UTF_8),
        DATASETS,
        ZoneId.of("Asia/Shanghai"));
  }

  @Test
  void contractExampleParses() {
    Mapping mapping = read(CONTRACT_EXAMPLE);
    assertThat(mapping.name()).isEqualTo("requests.yaml");
    assertThat(mapping.match()).isEqualTo("*/*/requests*.csv");
    assertThat(mapping.read())
        .isEqualTo(
            new Mapping.Read(
                1,
                "1",
                ZoneId.of("America/Chicago"),
                List.of("M/d/yy h:mm a"),
                List.of("", "NULL"),
                null));
    assertThat(mapping.where()).isEqualTo("`CASE ID` is not null");
    assertThat(mapping.targets())
        .containsExactly(
            new Mapping.Target(
                "issues",
                null,
                null,
                Map.of(
                    "issue_id", "`CASE ID`",
                    "raised_at", "concat(`CREATION DATE`, ' ', `CREATION TIME`)",
                    "category", "`CATEGORY`",
                    "unit_code", "'KC'",
                    "channel", "'resident_report'")),
            new Mapping.Target(
                "issue_events",
                null,
                "`CLOSED DATE` is not null",
                Map.of(
                    "issue_id", "`CASE ID`",
                    "event", "'resolved'",
                    "occurred_at", "`CLOSED DATE`")));
  }

  @Test
  void readHasDefaultsAndTextIsKept() {
    String targets = "targets: [{dataset: issues, columns: {issue_id: '`a`'}}]\n";
    assertThat(read("match: a.csv\n" + targets).read())
        .isEqualTo(
            new Mapping.Read(1, "1", ZoneId.of("Asia/Shanghai"), List.of(), List.of(""), null));
    Mapping.Read read =
        read("match: a.jsonl\nread: {sheet: 12:30, nulls: [NULL, no, ~], explode: a.notes}\n"
                + targets)
            .read();
    assertThat(read.sheet()).isEqualTo("12:30");
    assertThat(read.nulls()).containsExactly("NULL", "no", "~");
    assertThat(read.explode()).isEqualTo("a.notes");
  }

  @Test
  void spellingsOfNoValueMayRepeat() {
    String mapping =
        """
        match: a.csv
        read: {nulls: ["", " ", "NULL", NULL]}
        where: ~
        targets: [{dataset: issues, columns: {issue_id: '`a`'}}]
        """;
    assertThat(read(mapping).read().nulls()).containsExactly("", "NULL");
    assertThat(read(mapping).where()).isNull();
  }

  @Test
  void oneDatasetMayComeTwice() {
    Mapping mapping =
        read(
            """
            match: a.csv
            targets:
              - {dataset: issue_events, columns: {event: "'accepted'"}}
              - {dataset: issue_events, columns: {event: "'resolved'"}}
            """);
    assertThat(mapping.targets()).hasSize(2);
  }

  @Test
  void fingerprintTellsRulesNotSpelling() {
    String fingerprint = read(CONTRACT_EXAMPLE).fingerprint();
    assertThat(fingerprint).matches("[0-9a-f]{64}");
    assertThat(read("# again\n" + CONTRACT_EXAMPLE).fingerprint()).isEqualTo(fingerprint);
    assertThat(read(CONTRACT_EXAMPLE.replace("'KC'", "'KM'")).fingerprint())
        .isNotEqualTo(fingerprint);
    assertThat(read(CONTRACT_EXAMPLE.replace("Chicago", "Denver")).fingerprint())
        .isNotEqualTo(fingerprint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0001',
      value = {
        "match: a.csv ~ mtach: a.csv ~ :1: mtach: unknown key; did you mean 'match'? allowed:"
            + " match, read, explode, where, targets",
        "match: a.csv ~ where: a ~ :1: match: the key is missing; it is required",
        "match: a.csv ~ match: /a.csv ~ :1: match: '/a.csv' does not begin below landing/; write it"
            + " as */*/requests*.csv: sender, date, file",
        "match: a.csv ~ match: 'a[.csv' ~ :1: match: 'a[.csv' is not a glob: [ is not closed;"
            + " allowed: *, **, ?, [a-z], [!a], {a,b} and \\ before a character meant as it is",
        "match: a.csv ~ match: 'a{b.csv' ~ :1: match: 'a{b.csv' is not a glob: { is not closed;"
            + " allowed: *, **, ?, [a-z], [!a], {a,b} and \\ before a character meant as it is",
        "header_row: 1 ~ header_row: 0 ~ :2: read.header_row: 0 is out of range; write a whole"
            + " number from 1 to 1048576",
        "header_row: 1 ~ headerrow: 1 ~ :2: read.headerrow: unknown key; did you mean 'header_row'?"
            + " allowed: header_row, sheet, time_zone, timestamp_formats, nulls, explode",
        "header_row: 1 ~ time_zone: Chicago ~ :2: read.time_zone: unknown time zone 'Chicago';"
            + " write it as Asia/Shanghai or +08:00",
        "header_row: 1 ~ timestamp_formats: [yyyy-MM-dd b] ~ :2: read.timestamp_formats[1]: the"
            + " pattern \"yyyy-MM-dd b\" is no java.time pattern: Unknown pattern letter: b; write"
            + " it as yyyy-MM-dd HH:mm or M/d/yy h:mm a",
        "header_row: 1 ~ timestamp_formats: ['HH:mm'] ~ :2: read.timestamp_formats[1]: the pattern"
            + " \"HH:mm\" has no full date; it needs year (yyyy or yy), month (M) and day (d); write"
            + " it as yyyy-MM-dd HH:mm or M/d/yy h:mm a",
        "header_row: 1 ~ timestamp_formats: [YYYY-MM-dd] ~ :2: read.timestamp_formats[1]: the"
            + " pattern \"YYYY-MM-dd\" has no full date; it needs year (yyyy or yy), month (M) and"
            + " day (d); write it as yyyy-MM-dd HH:mm or M/d/yy h:mm a",
        "header_row: 1 ~ timestamp_formats: ['M/d/yy h:mm'] ~ :2: read.timestamp_formats[1]: the"
            + " pattern \"M/d/yy h:mm\" has a twelve-hour clock (h) without am/pm; add a, or write H"
            + " for 24 hours; write it as yyyy-MM-dd HH:mm or M/d/yy h:mm a",
        "header_row: 1 ~ nulls: none ~ :2: read.nulls: is the single value 'none'; write a list, as"
            + " in [one, two]",
        "dataset: issues ~ dataset: issue ~ :3: targets[1].dataset: unknown word 'issue'; did you"
            + " mean 'issues'? allowed: issue_events, issues",
        "dataset: issues, ~ where: a, ~ :3: targets[1].dataset: the key is missing; it is required",
        "columns: {issue_id: '`a`'} ~ where: a ~ :3: targets[1].columns: the key is missing; it is"
            + " required",
        "issue_id: '`a`' ~ issueid: '`a`' ~ :3: targets[1].columns.issueid: unknown key; did you"
            + " mean 'issue_id'? allowed: category, channel, issue_id, raised_at, unit_code",
        "issue_id: '`a`' ~ issue_id: a, issue_id: b ~ :3: targets[1].columns.issue_id: the key"
            + " stands twice, first in line 3; keep one of them",
        "issue_id: '`a`' ~ issue_id: ~ :3: targets[1].columns: no column is named; allowed: category,"
            + " channel, issue_id, raised_at, unit_code",
        "{issue_id: '`a`'} ~ {} ~ :3: targets[1].columns: no column is named; allowed: category,"
            + " channel, issue_id, raised_at, unit_code",
        "[{dataset: issues, columns: {issue_id: '`a`'}}] ~ [] ~ :3: targets: the list is empty;"
            + " name at least one dataset the file becomes",
        "targets: [{dataset: issues, columns: {issue_id: '`a`'}}] ~ where: a ~ :1: targets: the key"
            + " is missing; it is required",
      })
  void mistakeIsNamed(String right, String wrong, String message) {
    String yaml =
        """
        match: a.csv
        read: {header_row: 1}
        targets: [{dataset: issues, columns: {issue_id: '`a`'}}]
        """;
    assertThat(read(yaml).targets()).hasSize(1);
    assertThatThrownBy(() -> read(yaml.replace(right, wrong)))
        .isInstanceOf(PolicyException.class)
        .hasMessage("kc/mapping/requests.yaml" + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "*/*/requests*.csv ~ KC/2016-03-05/requests.csv ~ true",
        "*/*/requests*.csv ~ KC/2016-03-05/requests-2.csv ~ true",
        "*/*/requests*.csv ~ KC/2016-03-05/old/requests.csv ~ false",
        "*/*/requests*.csv ~ KC/2016-03-05/requests.csv.gz ~ false",
        "**/requests*.csv ~ KC/2016-03-05/old/requests.csv ~ true",
        "**.csv ~ a/b/c.csv ~ true",
        "*.csv ~ a/c.csv ~ false",
        "*/*/诉求?.{csv,xlsx} ~ 镇/2016-03-05/诉求𠀀.xlsx ~ true",
        "*/*/诉求.{csv,xlsx} ~ 镇/2016-03-05/诉求.jsonl ~ false",
        "*/*/a[0-9].csv ~ x/y/a7.csv ~ true",
        "*/*/a[0-9].csv ~ x/y/ab.csv ~ false",
        "*/*/a[!0-9].csv ~ x/y/ab.csv ~ true",
        "a[!b]c.csv ~ a/c.csv ~ false",
        "*/*/a\\*.csv ~ x/y/a*.csv ~ true",
        "*/*/a\\*.csv ~ x/y/ab.csv ~ false",
        "*/*/a.csv ~ x/y/aXcsv ~ false",
        "*/*/𠀀.csv ~ x/y/𠀀.csv ~ true",
        "*/*/(a+).csv ~ x/y/(a+).csv ~ true",
        "[[&&x].csv ~ [.csv ~ true",
      })
  void globMatches(String glob, String path, boolean expected) {
    String yaml =
        "match: '%s'\ntargets: [{dataset: issues, columns: {issue_id: a}}]\n".formatted(glob);
    assertThat(read(yaml).matches(path)).isEqualTo(expected);
  }
}
