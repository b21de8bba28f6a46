package org.lastmetre.silver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.landing.Reading;
import org.lastmetre.landing.Receipt;
import org.lastmetre.policy.Withdrawal;
import org.lastmetre.silver.Withdrawals.Entry;

class WithdrawalsTest {
  private static final Contracts CONTRACTS = Contracts.bundled();

  private static Entry key(String dataset, String key) {
    return new Entry(
        "1", new Withdrawal(dataset, key, null, LocalDate.of(2026, 3, 5), "Zhao", "why"));
  }

  private static Entry file(String dataset, String path) {
    return new Entry(
        "1", new Withdrawal(dataset, null, path, LocalDate.of(2026, 3, 5), "Zhao", "why"));
  }

  private static Withdrawals of(Entry... entries) {
    return new Withdrawals(List.of(entries), Set.of());
  }

  private static Receipt sent(String jurisdiction, String path, String dataset, String content) {
    Reading reading =
        new Reading(
            content,
            "f" + content,
            "r1",
            null,
            null,
            null,
            null,
            3,
            0,
            List.of(),
            List.of(),
            null,
            List.of(),
            List.of());
    return new Receipt(
        jurisdiction,
        path,
        dataset,
        "a",
        LocalDate.of(2026, 3, 1),
        1,
        Instant.EPOCH,
        "r1",
        reading);
  }

  private static String keyOf(Withdrawals withdrawals, String dataset, String... values) {
    TableContract table = CONTRACTS.table("silver", dataset);
    Map<String, Object> row = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      row.put(table.key().get(i), values[i]);
    }
    return withdrawals.keyOf(table, "1", values[0], row);
  }

  @Test
  void a_file_goes_with_every_copy_of_its_content() {
    Receipt named = sent("1", "a/2026-03-01/visits.csv", "visits", "k");
    Receipt copy = sent("1", "a/2026-03-02/visits.2.csv", "visits", "k");
    Receipt other = sent("1", "a/2026-03-02/visits.csv", "visits", "l");
    Receipt elsewhere = sent("2", "a/2026-03-01/visits.csv", "visits", "k");
    assertThat(of(file(null, named.path())).left(List.of(named, copy, other, elsewhere)))
        .containsExactly(other, elsewhere);
  }

  @Test
  void a_dataset_of_a_file_goes_alone() {
    Receipt issues = sent("1", "a/2026-03-01/all.csv", "issues", "k");
    Receipt events = sent("1", "a/2026-03-01/all.csv", "issue_events", "k");
    assertThat(of(file("issues", issues.path())).left(List.of(issues, events)))
        .containsExactly(events);
  }

  @Test
  void an_id_withdraws_all_its_rows_and_a_whole_key_one_of_them() {
    assertThat(keyOf(of(key("org_units", "U1")), "org_units", "U1", "2026-01-01")).isEqualTo("U1");
    Withdrawals one = of(key("org_units", "U1|2026-01-01"));
    assertThat(keyOf(one, "org_units", "U1", "2026-01-01")).isEqualTo("U1|2026-01-01");
    assertThat(keyOf(one, "org_units", "U1", "2025-01-01")).isNull();
    assertThat(keyOf(one, "org_units", "U1")).isNull();
    assertThat(keyOf(of(key("org_units", "U1|")), "org_units", "U1")).isEqualTo("U1|");
    assertThat(keyOf(one, "households", "U1")).isNull();
  }

  @Test
  void what_was_added_or_removed_is_looked_at_again() {
    Entry kept = key("visits", "V1");
    Entry gone = key("visits", "V2|x");
    Entry come = key("visits", "V3");
    Withdrawals withdrawals =
        new Withdrawals(List.of(kept, come, key("issues", "I1")), Set.of(kept, gone));
    assertThat(withdrawals.changed("visits"))
        .containsExactlyInAnyOrder(List.of("1", "V2"), List.of("1", "V3"));
    assertThat(withdrawals.unchanged()).isFalse();
    assertThat(new Withdrawals(List.of(kept, gone), Set.of(gone, kept)).unchanged()).isTrue();
  }
}
