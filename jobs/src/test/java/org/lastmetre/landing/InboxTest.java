package org.lastmetre.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmetre.contract.FreeText;

class InboxTest {
  @TempDir Path source;
  private Post post;

  @BeforeEach
  void open() throws IOException {
    post = Post.in(source);
  }

  private List<Sending> list() {
    return Inbox.list(post.jurisdiction(), UnaryOperator.identity());
  }

  @Test
  void without_a_landing_folder_nothing_was_sent() {
    assertThat(list()).isEmpty();
  }

  @Test
  void a_file_is_known_by_its_place() throws IOException {
    Path file = post.send("321323102/2026-03-05/visits.城南.csv.gz", "abc");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-03-05T01:02:03.123456789Z")));

    assertThat(list())
        .containsExactly(
            new Sending(
                "321323",
                file,
                "321323102/2026-03-05/visits.城南.csv.gz",
                "321323102/2026-03-05/visits.城南.csv.gz",
                "321323102",
                LocalDate.of(2026, 3, 5),
                "visits",
                3,
                Instant.parse("2026-03-05T01:02:03.123456Z")));
  }

  @Test
  void tables_know_a_file_by_another_name_than_its_place() throws IOException {
    Path file = post.send("13812345678/2026-03-05/visits.csv", "");

    Sending sending = Inbox.list(post.jurisdiction(), FreeText::masked).get(0);
    assertThat(sending.file()).isEqualTo(file);
    assertThat(sending.place()).isEqualTo("13812345678/2026-03-05/visits.csv");
    assertThat(sending.path()).isEqualTo("[电话]/2026-03-05/visits.csv");
    assertThat(sending.sender()).isEqualTo("[电话]");
  }

  @Test
  void files_come_in_the_order_of_their_paths() throws IOException {
    for (String path : List.of("b/2026-03-05/visits.csv", "a/2026-03-06/visits.csv")) {
      post.send(path, "");
    }
    post.send("a/2026-03-05/visits.2.csv", "");
    post.send("a/2026-03-05/visits.10.csv", "");

    assertThat(list())
        .extracting(Sending::path)
        .containsExactly(
            "a/2026-03-05/visits.10.csv",
            "a/2026-03-05/visits.2.csv",
            "a/2026-03-06/visits.csv",
            "b/2026-03-05/visits.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".visits.csv", "visits.csv.part", "visits.csv.tmp", "~$visits.xlsx", ".DS_Store"})
  void hidden_and_unfinished_files_are_left_for_a_later_night(String name) throws IOException {
    post.send("321323102/2026-03-05/" + name, "x");

    assertThat(list()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-3-5", "20260305", "2026-02-30", "2026年3月5日", "2026-03-05 补报", "march"})
  void a_folder_that_is_no_date_gives_none(String day) throws IOException {
    post.send("321323102/" + day + "/visits.csv", "x");

    assertThat(list()).singleElement().extracting(Sending::submittedOn).isNull();
    assertThat(list()).singleElement().extracting(Sending::sender).isEqualTo("321323102");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "visits.csv",
        "321323102/visits.csv",
        "2026-03-05/visits.csv",
        "321323102/2026-03-05/late/visits.csv"
      })
  void a_file_that_lies_elsewhere_has_no_sender(String path) throws IOException {
    post.send(path, "x");

    assertThat(list())
        .singleElement()
        .satisfies(
            sending -> {
              assertThat(sending.path()).isEqualTo(path);
              assertThat(sending.sender()).isEmpty();
              assertThat(sending.submittedOn()).isNull();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "visits.csv, visits",
    "visits.2.csv.gz, visits",
    "visits, visits",
    "issue_events.西片.csv.zip, issue_events",
    "visits-2.csv, visits-2"
  })
  void the_dataset_is_claimed_before_the_first_dot(String name, String dataset) throws IOException {
    post.send("321323102/2026-03-05/" + name, "x");

    assertThat(list()).singleElement().extracting(Sending::name).isEqualTo(dataset);
  }
}
