package org.lastmetre.policy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyMistakesTest {

  /** The third line of a policy, and the message after the file name. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0001',
      value = {
        "smal_cells: 5 ~ :3: smal_cells: unknown key; did you mean 'small_cells'? allowed:"
            + " jurisdiction, name, time_zone, as_of, month_starts_on, working_time, coverage,"
            + " response, satisfaction, quota, rotation, deliberation, scorecard, risk, small_cells,"
            + " submissions, retention",
        "colour: red ~ :3: colour: unknown key; allowed: jurisdiction, name, time_zone, as_of,"
            + " month_starts_on, working_time, coverage, response, satisfaction, quota, rotation,"
            + " deliberation, scorecard, risk, small_cells, submissions, retention",
        "risk: {visits_per_day: 0} ~ :3: risk.visits_per_day: 0 is out of range; write a whole"
            + " number from 1 to 10000",
        "risk: {same_ratings_chance: 2} ~ :3: risk.same_ratings_chance: 2 is out of range; write a"
            + " number from 0 to 1",
        "small_cells: five ~ :3: small_cells: 'five' is not a whole number; write a whole number"
            + " from 0 to 1000000",
        "small_cells: -1 ~ :3: small_cells: -1 is out of range; write a whole number from 0 to"
            + " 1000000",
        "small_cells: 5.5 ~ :3: small_cells: '5.5' is not a whole number; write a whole number from"
            + " 0 to 1000000",
        "small_cells: [5] ~ :3: small_cells: is a list; write one value",
        "small_cells: {a: 5} ~ :3: small_cells: is a map; write one value",
        "month_starts_on: 29 ~ :3: month_starts_on: 29 is out of range; write a whole number from 1"
            + " to 28",
        "month_starts_on: 0 ~ :3: month_starts_on: 0 is out of range; write a whole number from 1"
            + " to 28",
        "time_zone: Asia/Shangai ~ :3: time_zone: unknown time zone 'Asia/Shangai'; did you mean"
            + " 'Asia/Shanghai'? write it as Asia/Shanghai or +08:00",
        "time_zone: Mars ~ :3: time_zone: unknown time zone 'Mars'; write it as Asia/Shanghai or"
            + " +08:00",
        "as_of: 2017-06-31 ~ :3: as_of: '2017-06-31' is not a date; write it as 2026-03-05",
        "as_of: 30/6/2017 ~ :3: as_of: '30/6/2017' is not a date; write it as 2026-03-05",
        "coverage: [home] ~ :3: coverage: is a list; write keys with values, as in {key: value}",
        "coverage: home ~ :3: coverage: is the single value 'home'; write keys with values, as in"
            + " {key: value}",
        "coverage: {efective: [home]} ~ :3: coverage.efective: unknown key; did you mean"
            + " 'effective'? allowed: effective, denominator, interval_days",
        "coverage: {effective: home} ~ :3: coverage.effective: is the single value 'home'; write a"
            + " list, as in [one, two]",
        "coverage: {effective: [hom]} ~ :3: coverage.effective[1]: unknown word 'hom'; did you mean"
            + " 'home'? allowed: home, on_the_spot, phone",
        "coverage: {effective: [home, home]} ~ :3: coverage.effective[2]: 'home' stands twice; name"
            + " each once",
        "coverage: {effective: []} ~ :3: coverage.effective: the list is empty; name at least one",
        "coverage: {denominator: [Resident]} ~ :3: coverage.denominator[1]: unknown word"
            + " 'Resident'; did you mean 'resident'? allowed: resident, vacant, away, deregistered",
        "coverage: {interval_days: {key: 30}} ~ :3: coverage.interval_days.default: the key is"
            + " missing; it is required",
        "coverage: {interval_days: {default: 0}} ~ :3: coverage.interval_days.default: 0 is out of"
            + " range; write a whole number from 1 to 36500",
        "coverage: {interval_days: 180} ~ :3: coverage.interval_days: is the single value '180';"
            + " write keys with values, as in {key: value}",
        "working_time: {calendar: cn} ~ :3: working_time.calendar: unknown word 'cn'; did you mean"
            + " 'CN'? allowed: CN, none",
        "working_time: {calendar: no} ~ :3: working_time.calendar: unknown word 'no'; did you mean"
            + " 'none'? allowed: CN, none",
        "working_time: {weekdays: [monday]} ~ :3: working_time.weekdays[1]: unknown word 'monday';"
            + " allowed: mon, tue, wed, thu, fri, sat, sun",
        "working_time: {weekdays: []} ~ :3: working_time.weekdays: the list is empty; name at least"
            + " one",
        "working_time: {hours: []} ~ :3: working_time.hours: the list is empty; name at least one",
        "working_time: {hours: [08:30]} ~ :3: working_time.hours[1]: '08:30' is not a span of"
            + " hours; write it as \"08:30-12:00\"",
        "working_time: {hours: [08:30-12:60]} ~ :3: working_time.hours[1]: '12:60' is not a time of"
            + " day; write it as \"08:30\", from 00:00 to 24:00",
        "working_time: {hours: [22:00-06:00]} ~ :3: working_time.hours[1]: '22:00-06:00' does not"
            + " end after it begins; split it at 24:00 where it runs over midnight",
        "working_time: {hours: [08:00-12:00, 11:00-17:00]} ~ :3: working_time.hours: 08:00-12:00"
            + " and 11:00-17:00 overlap; write spans that follow each other",
        "working_time: {off: [soon]} ~ :3: working_time.off[1]: 'soon' is not a date; write it as"
            + " 2026-03-05",
        "working_time: {off: [2030-01-02], work: [2030-01-02]} ~ :3: working_time.work[1]:"
            + " 2030-01-02 is also under working_time.off; keep one of them",
        "response: {starts: raise} ~ :3: response.starts: unknown word 'raise'; did you mean"
            + " 'raised'? allowed: raised, accepted, dispatched",
        "response: {hours: wall} ~ :3: response.hours: unknown word 'wall'; allowed: clock,"
            + " working",
        "response: {warning_share: 1.5} ~ :3: response.warning_share: 1.5 is out of range; write a"
            + " number from 0 to 1",
        "response: {warning_share: -0.1} ~ :3: response.warning_share: -0.1 is out of range; write"
            + " a number from 0 to 1",
        "response: {warning_share: .nan} ~ :3: response.warning_share: '.nan' is not a number;"
            + " write a number from 0 to 1",
        "response: {warning_share: 25%} ~ :3: response.warning_share: '25%' is not a number; write"
            + " a number from 0 to 1",
        "response: {limits: {resolve: 1 days}} ~ :3: response.limits: is a map; write a list, as in"
            + " [one, two]",
        "response: {limits: [{resolve: 3 workdays}]} ~ :3: response.limits[1].resolve: '3 workdays'"
            + " is not a limit; write N hours, N days or N working_days, N from 1 to 99999",
        "response: {limits: [{resolve: 0 days}]} ~ :3: response.limits[1].resolve: '0 days' is not"
            + " a limit; write N hours, N days or N working_days, N from 1 to 99999",
        "response: {limits: [{resolve: -1 days}]} ~ :3: response.limits[1].resolve: '-1 days' is"
            + " not a limit; write N hours, N days or N working_days, N from 1 to 99999",
        "response: {limits: [{resolve: 5}]} ~ :3: response.limits[1].resolve: '5' is not a limit;"
            + " write N hours, N days or N working_days, N from 1 to 99999",
        "response: {limits: [{resolve: 1 days}, {aceept: 1 days}]} ~ :3: response.limits[2].aceept:"
            + " unknown key; did you mean 'accept'? allowed: category, priority, channel, accept,"
            + " resolve",
        "response: {limits: [{}]} ~ :3: response.limits[1]: the rule says nothing; write accept or"
            + " resolve, as in {resolve: 5 working_days}",
        "response: {limits: [{priority: high, resolve: 1 days}]} ~ :3: response.limits[1].priority:"
            + " unknown word 'high'; allowed: urgent, normal, enquiry",
        "response: {limits: [{channel: phone, resolve: 1 days}]} ~ :3: response.limits[1].channel:"
            + " unknown word 'phone'; allowed: visit, resident_report, staff_inspection,"
            + " data_analysis, order, meeting, hotline, unknown",
        "satisfaction: {basically_weight: 2} ~ :3: satisfaction.basically_weight: 2 is out of"
            + " range; write a number from 0 to 1",
        "satisfaction: {composite: {response: 0.5, resolution: 0.6}} ~ :3: satisfaction.composite:"
            + " the weights add up to 1.1; they may add up to 1, so that the composite runs from 0"
            + " to 100",
        "satisfaction: {composite: {reply: 1}} ~ :3: satisfaction.composite.reply: unknown key;"
            + " allowed: response, resolution, satisfaction",
        "scorecard: {weights: {coverage: 0.6, on_time: 0.6}} ~ :3: scorecard.weights: the weights"
            + " add up to 1.2; they may add up to 1, so that the composite runs from 0 to 100",
        "scorecard: {weights: {coverage: -1, on_time: 2}} ~ :3: scorecard.weights.coverage: -1 is"
            + " out of range; write a number from 0 to 1",
        "scorecard: {weights: {overage: 1}} ~ :3: scorecard.weights.overage: unknown key; did you"
            + " mean 'coverage'? allowed: coverage, on_time, closed_loop, satisfaction",
        "scorecard: {bands: {A: 80, B: 90}} ~ :3: scorecard.bands.B: 90.0 is not below the band"
            + " before it; write the bands from the best to the worst",
        "scorecard: {bands: {A: 80, B: 80}} ~ :3: scorecard.bands.B: 80.0 is not below the band"
            + " before it; write the bands from the best to the worst",
        "scorecard: {bands: {A: 101}} ~ :3: scorecard.bands.A: 101 is out of range; write a number"
            + " from 0 to 100",
        "quota: {per: week} ~ :3: quota.per: unknown word 'week'; allowed: month, quarter, year",
        "quota: {roles: {leader: 3}} ~ :3: quota.roles.leader: unknown key; allowed:"
            + " township_leader, township_staff, village_staff, party_member, grid_worker,"
            + " area_head, group_head, neighbour_head, inspector, volunteer",
        "quota: {roles: {party_member: many}} ~ :3: quota.roles.party_member: 'many' is not a whole"
            + " number; write a whole number from 0 to 1000000",
        "quota: {roles: {party_member: {houses: 3}}} ~ :3: quota.roles.party_member.houses: unknown"
            + " key; allowed: households, county, township, community, grid, group, neighbour",
        "quota: {roles: {party_member: {}}} ~ :3: quota.roles.party_member: the role is linked to"
            + " nothing; allowed: households, county, township, community, grid, group, neighbour",
        "rotation: {cycle: quater} ~ :3: rotation.cycle: unknown word 'quater'; did you mean"
            + " 'quarter'? allowed: month, quarter, year",
        "deliberation: {sessions: -1} ~ :3: deliberation.sessions: -1 is out of range; write a"
            + " whole number from 0 to 1000000",
        "deliberation: {types: [talk]} ~ :3: deliberation.types[1]: unknown word 'talk'; allowed:"
            + " village_talk, estate_talk, monthly_analysis, quarterly_review, supervision",
        "submissions: {datasets: [visit]} ~ :3: submissions.datasets[1]: unknown word 'visit'; did"
            + " you mean 'visits'? allowed: households, issue_events, issues, surveys, visits",
        "submissions: {every: dya} ~ :3: submissions.every: unknown word 'dya'; allowed: day, week,"
            + " month",
        "submissions: {due: 8am} ~ :3: submissions.due: '8am' is not a time of day; write it as"
            + " \"08:30\", from 00:00 to 24:00",
        "name: again ~ :3: name: the key stands twice, first in line 2; keep one of them",
        "coverage: {effective: [home], effective: [phone]} ~ :3: coverage.effective: the key stands"
            + " twice, first in line 3; keep one of them",
        "quota: {per: quarter ~ :4: not YAML: expected ',' or '}', but got <stream end>; mend the"
            + " line or the one above it",
      })
  void mistakeIsNamed(String line, String message) {
    assertThatThrownBy(() -> PolicyReaderTest.with(line + "\n"))
        .isInstanceOf(PolicyException.class)
        .hasMessage("siyang/policy.yaml" + message);
  }

  @Test
  void lineIsThatOfTheMistake() {
    assertThatThrownBy(
            () ->
                PolicyReaderTest.with(
                    """
                    # a comment

                    response:
                      limits:
                        - resolve: 3 days
                        - resolve: never
                    """))
        .hasMessageStartingWith("siyang/policy.yaml:8: response.limits[2].resolve: 'never' is not");
  }

  @Test
  void requiredKeysAreNamed() {
    assertThatThrownBy(() -> PolicyReaderTest.read("name: x\n"))
        .hasMessage("siyang/policy.yaml:1: jurisdiction: the key is missing; it is required");
    assertThatThrownBy(() -> PolicyReaderTest.read("jurisdiction: x\n"))
        .hasMessage("siyang/policy.yaml:1: name: the key is missing; it is required");
    assertThatThrownBy(() -> PolicyReaderTest.read("jurisdiction: x\nname: {zh: 县}\n"))
        .hasMessage("siyang/policy.yaml:2: name.en: the key is missing; it is required");
    assertThatThrownBy(() -> PolicyReaderTest.read("jurisdiction: ''\nname: x\n"))
        .hasMessage(
            "siyang/policy.yaml:1: jurisdiction: has no value; write one, or leave the key out");
    assertThatThrownBy(() -> PolicyReaderTest.read("jurisdiction: 3.21E+11\nname: x\n"))
        .hasMessage(
            "siyang/policy.yaml:1: jurisdiction: '3.21E+11' is not a unit code; write letters,"
                + " digits, '.', '_' or '-', at most 64");
    assertThatThrownBy(() -> PolicyReaderTest.read("jurisdiction: ../x\nname: x\n"))
        .hasMessageContaining("'../x' is not a unit code");
  }

  @Test
  void brokenFilesAreNamed() {
    assertThatThrownBy(() -> PolicyReaderTest.read(""))
        .hasMessage("siyang/policy.yaml: the file is empty; write its keys, or remove it");
    assertThatThrownBy(() -> PolicyReaderTest.read("just words"))
        .hasMessage(
            "siyang/policy.yaml:1: is the single value 'just words'; write keys with values, as in"
                + " {key: value}");
    assertThatThrownBy(() -> PolicyReaderTest.read("a: 1\n\tb: 2\n"))
        .hasMessageStartingWith("siyang/policy.yaml:2: not YAML: found character '\\t(TAB)'");
    assertThatThrownBy(() -> PolicyReaderTest.read("a: 1\n---\nb: 2\n"))
        .hasMessageStartingWith("siyang/policy.yaml:2: not YAML: but found another document");
    assertThatThrownBy(() -> PolicyReaderTest.read("a: \u0000\n"))
        .hasMessageStartingWith("siyang/policy.yaml: not YAML: ");
    assertThatThrownBy(() -> PolicyReaderTest.read("[a]: 1\n"))
        .hasMessage("siyang/policy.yaml:1: is a list; write one value");
    assertThatThrownBy(() -> PolicyReaderTest.read("&a [*a]"))
        .hasMessageContaining("write keys with values");
    byte[] gb18030 = "jurisdiction: 1\nname: \u00c3\u00f1".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> PolicyReader.read("p.yaml", gb18030, Set.of()))
        .hasMessage("p.yaml: the text is not UTF-8; save the file as UTF-8");
  }
}
