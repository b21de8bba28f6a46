package org.lastmetre.silver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.lastmetre.landing.Reading;
import org.lastmetre.landing.Receipt;

/**
 * “A file counts once per jurisdiction and dataset, by its content, at its earliest submission.”
 */
class ReadingsTest {
  private static final Map<String, String> NOTHING = Map.of();

  /** A file of content {@code k}, sent for visits. */
  private static Receipt sent(String path, String content) {
    return sent("1", "visits", path, content, null);
  }

  private static Receipt sent(
      String jurisdiction, String dataset, String path, String content, String reason) {
    return new Receipt(
        jurisdiction,
        path,
        dataset,
        path.split("/", 2)[0],
        LocalDate.parse(path.split("/", 3)[1]),
        1,
        Instant.EPOCH,
        "r1",
        new Reading(
            content,
            "file-" + content,
            "r1",
            null,
            reason,
            "UTF-8",
            ",",
            1,
            0,
            List.of(),
            List.of(),
            null,
            List.of(),
            List.of()));
  }

  /** Where each file counts: id to path. */
  private static Map<String, String> paths(Readings readings) {
    return readings.byFile().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, file -> file.getValue().path()));
  }

  private static Map<String, String> paths(Receipt... receipts) {
    return paths(new Readings(List.of(receipts), NOTHING));
  }

  @Test
  void a_content_counts_once_at_its_earliest_day() {
    assertThat(
            paths(
                sent("a/2026-03-06/visits.csv", "k"),
                sent("b/2026-03-05/visits.csv", "k"),
                sent("a/2026-03-07/visits.csv", "k")))
        .isEqualTo(Map.of("visits/1/file-k", "b/2026-03-05/visits.csv"));
  }

  @Test
  void on_the_same_day_it_counts_at_the_first_path() {
    assertThat(
            paths(
                sent("b/2026-03-05/visits.csv", "k"),
                sent("a/2026-03-05/visits.csv", "k"),
                sent("a/2026-03-05/visits.2.csv", "k")))
        .isEqualTo(Map.of("visits/1/file-k", "a/2026-03-05/visits.2.csv"));
  }

  @Test
  void each_jurisdiction_and_dataset_counts_it_for_itself() {
    assertThat(
            paths(
                sent("1", "visits", "a/2026-03-06/visits.csv", "k", null),
                sent("1", "issues", "a/2026-03-05/issues.csv", "k", null),
                sent("2", "visits", "a/2026-03-04/visits.csv", "k", null)))
        .isEqualTo(
            Map.of(
                "visits/1/file-k", "a/2026-03-06/visits.csv",
                "issues/1/file-k", "a/2026-03-05/issues.csv",
                "visits/2/file-k", "a/2026-03-04/visits.csv"));
  }

  @Test
  void what_could_not_be_read_does_not_count() {
    assertThat(
            paths(
                sent("1", "visits", "a/2026-03-05/visits.csv", "k", "no_header"),
                sent("a/2026-03-06/visits.csv", "k")))
        .isEqualTo(Map.of("visits/1/file-k", "a/2026-03-06/visits.csv"));
  }

  @Test
  void the_first_night_every_file_is_new() {
    Readings readings = new Readings(List.of(sent("a/2026-03-05/visits.csv", "k")), NOTHING);

    assertThat(readings.changedFiles()).containsExactly("visits/1/file-k");
    assertThat(readings.touch("visits")).isTrue();
    assertThat(readings.touch("issues")).isFalse();
    assertThat(readings.unchanged()).isFalse();
  }

  @Test
  void a_later_copy_changes_nothing() {
    Receipt first = sent("a/2026-03-05/visits.csv", "k");
    Map<String, String> counted = paths(first);

    assertThat(
            new Readings(List.of(first, sent("a/2026-03-06/visits.csv", "k")), counted).unchanged())
        .isTrue();
  }

  @Test
  void an_earlier_copy_moves_it() {
    Receipt first = sent("a/2026-03-05/visits.csv", "k");
    Receipt earlier = sent("a/2026-03-04/visits.csv", "k");
    Readings readings = new Readings(List.of(first, earlier), paths(first));

    assertThat(readings.changedFiles()).containsExactly("visits/1/file-k");
    assertThat(readings.byFile().get("visits/1/file-k")).isEqualTo(earlier);
  }

  @Test
  void a_file_that_is_no_longer_read_goes() {
    Map<String, String> counted = paths(sent("a/2026-03-05/visits.csv", "k"));
    Readings readings =
        new Readings(
            List.of(sent("1", "visits", "a/2026-03-05/visits.csv", "k", "missing_column")),
            counted);

    assertThat(readings.byFile()).isEmpty();
    assertThat(readings.changedFiles()).containsExactly("visits/1/file-k");
    assertThat(readings.touch("visits")).isTrue();
  }

  @Test
  void a_copy_that_vanished_hands_over_to_the_next() {
    Receipt first = sent("a/2026-03-05/visits.csv", "k");
    Receipt second = sent("a/2026-03-06/visits.csv", "k");
    Readings readings = new Readings(List.of(second), paths(first, second));

    assertThat(paths(readings)).isEqualTo(Map.of("visits/1/file-k", "a/2026-03-06/visits.csv"));
    assertThat(readings.changedFiles()).containsExactly("visits/1/file-k");
  }

  @Property(seed = "20260305")
  void order_and_repetition_tell_nothing(
      @ForAll("sendings") List<Receipt> receipts, @ForAll Random random) {
    Map<String, String> counted = paths(new Readings(receipts, NOTHING));
    List<Receipt> again = new ArrayList<>(receipts);
    again.addAll(receipts);
    Collections.shuffle(again, random);
    Readings readings = new Readings(again, counted);

    assertThat(paths(readings)).isEqualTo(counted);
    assertThat(readings.unchanged()).isTrue();
  }

  @Property(seed = "20260305")
  void every_content_counts_at_the_least_of_its_day_and_path(
      @ForAll("sendings") List<Receipt> receipts) {
    Readings readings = new Readings(receipts, NOTHING);

    for (Receipt receipt : receipts) {
      Receipt counted = readings.byFile().get(Readings.id(receipt));
      assertThat(counted.submittedOn()).isBeforeOrEqualTo(receipt.submittedOn());
      assertThat(
              counted.submittedOn().isBefore(receipt.submittedOn())
                  || counted.path().compareTo(receipt.path()) <= 0)
          .isTrue();
    }
    assertThat(receipts).containsAll(readings.byFile().values());
  }

  @Provide
  Arbitrary<List<Receipt>> sendings() {
    return Combinators.combine(
            Arbitraries.of("a", "b"),
            Arbitraries.integers().between(1, 4),
            Arbitraries.of("visits.csv", "visits.2.csv"),
            Arbitraries.of("k", "l", "m"))
        .as(
            (sender, day, name, content) ->
                sent("%s/2026-03-%02d/%s".formatted(sender, day, name), content))
        .list()
        .ofMaxSize(12);
  }
}
