package org.lastmetre.silver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lastmetre.contract.Problem;
import org.lastmetre.policy.PolicyReader;

class IssueRulesTest {
  @Test
  void a_year_without_a_calendar_is_told_with_the_value_as_read() {
    String yaml = "jurisdiction: '321323'\nname: 泗阳县\n";
    Place place =
        Place.of(
            PolicyReader.read(
                "policy.yaml",
                yaml.getBytes(StandardCharsets.UTF_8),
                Set.of("visits", "issues", "issue_events")),
            LocalDate.of(2026, 3, 5));
    Map<String, Object> values =
        new HashMap<>(Map.of("raised_at", Instant.parse("1995-03-05T00:00:00Z"), "category", "道路"));
    List<Problem> problems = new ArrayList<>();
    Rules.of("issues").apply(Map.of("raised_at", "1995年3月5日8时"), values, problems, place);
    assertThat(problems).extracting(Problem::value).containsExactly("1995年3月5日8时");
  }
}
