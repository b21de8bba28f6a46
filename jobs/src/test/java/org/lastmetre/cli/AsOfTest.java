package org.lastmetre.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lastmetre.policy.Policy;
import org.lastmetre.policy.PolicyReader;

class AsOfTest {
  private static final Instant NOW = Instant.parse("2026-03-05T08:00:00Z");

  /** The day turns at the jurisdiction's own midnight, wherever the machine stands. */
  @ParameterizedTest(name = "{0} in {1} is after {2}")
  @CsvSource({
    "2026-03-05T15:59:59Z, Asia/Shanghai,   2026-03-04",
    "2026-03-05T16:00:00Z, Asia/Shanghai,   2026-03-05",
    "2026-03-05T05:59:59Z, America/Chicago, 2026-03-03",
    "2026-03-05T06:00:00Z, America/Chicago, 2026-03-04",
    "2026-07-05T05:00:00Z, America/Chicago, 2026-07-04", // an hour earlier in summer
  })
  void is_yesterday_in_the_jurisdictions_zone_unless_told(
      Instant now, String zone, LocalDate yesterday) {
    assertThat(AsOf.of(null, policy("time_zone: " + zone), now)).isEqualTo(yesterday);
  }

  @Test
  void is_the_policys_day_where_it_names_one() {
    assertThat(AsOf.of(null, policy("as_of: 2017-06-30"), NOW))
        .isEqualTo(LocalDate.of(2017, 6, 30));
  }

  @Test
  void is_the_day_asked_for_whatever_the_policy_says() {
    assertThat(AsOf.of(LocalDate.of(2018, 1, 31), policy("as_of: 2017-06-30"), NOW))
        .isEqualTo(LocalDate.of(2018, 1, 31));
  }

  @Test
  void lies_at_most_a_year_ahead() {
    Policy policy = policy("time_zone: Asia/Shanghai");
    LocalDate farthest = LocalDate.of(2027, 3, 5); // 366 days from yesterday, 4 March 2026
    assertThat(AsOf.of(farthest, policy, NOW)).isEqualTo(farthest);
    assertThatThrownBy(() -> AsOf.of(farthest.plusDays(1), policy, NOW))
        .isInstanceOf(BadUsage.class)
        .hasMessageContainingAll("2027-03-06", "--as-of", "as_of");
  }

  private static Policy policy(String rule) {
    String yaml = "jurisdiction: \"321323\"\nname: {zh: 泗阳县, en: Siyang County}\n" + rule;
    return PolicyReader.read(
        "siyang/policy.yaml",
        yaml.getBytes(StandardCharsets.UTF_8),
        Set.of("visits", "issues", "issue_events"));
  }
}
