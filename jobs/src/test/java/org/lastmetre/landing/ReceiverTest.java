package org.lastmetre.landing;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmetre.policy.PolicyException;

/** What becomes of a file before any of its rows is read. */
class ReceiverTest {
  private static final String HERE = "321323102/2026-03-05/";
  private static final String VISITS = "走访编号,走访时间,户编号,走访人员,天气\nV1,2026-03-05,H1,S1,晴\n";

  private static final String REQUESTS =
      """
      match: "*/*/requests*.csv"
      read: {header_row: 1, time_zone: America/Chicago, timestamp_formats: ["M/d/yy h:mm a"], nulls: ["", "NULL"]}
      where: "`CASE ID` is not null"
      targets:
        - dataset: issues
          columns: {issue_id: "`CASE ID`", raised_at: "`OPENED`", category: "`CATEGORY`", unit_code: "'KC'"}
        - dataset: issue_events
          where: "`CLOSED` is not null"
          columns: {issue_id: "`CASE ID`", event: "'resolved'", occurred_at: "`CLOSED`"}
      """;

  @TempDir Path source;
  private Post post;

  @BeforeEach
  void open() throws IOException {
    post = Post.in(source);
  }

  private Receiver.Received receive() {
    return receive(null);
  }

  /** The one file that lies in landing. */
  private Receiver.Received receive(Receipt known) {
    Sending sending = Inbox.list(post.jurisdiction(), UnaryOperator.identity()).get(0);
    return new Receiver(post.jurisdiction(), Post.CONTRACTS, "r1").receive(sending, known);
  }

  private String reason() {
    Receiver.Received received = receive();
    assertThat(received.receipts()).hasSize(1);
    Reading reading = received.receipts().get(0).reading();
    assertThat(received.decoding() != null).isEqualTo(reading.isRead());
    return reading.reason();
  }

  @Test
  void a_file_is_read_by_the_contract_of_its_dataset() throws IOException {
    post.send(HERE + "visits.csv", VISITS);
    Receiver.Received received = receive();

    Receipt receipt = received.receipts().get(0);
    assertThat(receipt.dataset()).isEqualTo("visits");
    assertThat(receipt.sender()).isEqualTo("321323102");
    assertThat(receipt.path()).isEqualTo(HERE + "visits.csv");
    assertThat(receipt.reading().isRead()).isTrue();
    assertThat(receipt.reading().encoding()).isEqualTo("UTF-8");
    assertThat(receipt.reading().delimiter()).isEqualTo(",");
    assertThat(receipt.reading().unknownColumns()).containsExactly("天气");
    assertThat(receipt.reading().absentColumns())
        .containsExactly(
            "unit_code", "visit_type", "outcome", "duration_minutes", "note", "recorded_at");
    assertThat(received.decoding().dataset()).isEqualTo("visits");
    assertThat(received.decoding().task().content()).isEqualTo(receipt.reading().fileId());
    assertThat(received.decoding().task().layout())
        .isInstanceOfSatisfying(
            DelimitedLayout.class, layout -> assertThat(layout.header().firstRow()).isEqualTo(1));
  }

  @Test
  void gb18030_is_read_and_told() throws IOException {
    post.send(HERE + "visits.csv", VISITS.getBytes(Post.GB18030));

    assertThat(receive().receipts().get(0).reading().encoding()).isEqualTo("GB18030");
  }

  @Test
  void a_header_alone_is_read() throws IOException {
    post.send(HERE + "visits.csv", "走访编号,走访时间,户编号,走访人员\n");

    assertThat(reason()).isNull();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "visits.csv, misplaced_file",
    "321323102/visits.csv, misplaced_file",
    "321323102/2026-03-05/old/visits.csv, misplaced_file",
    "321323102/2026-02-30/visits.csv, bad_folder_date",
    "321323102/march/visits.csv, bad_folder_date",
    "321323102/2026-03-05/weather.csv, unknown_dataset",
    "321323102/2026-03-05/visits-2.csv, unknown_dataset",
    "321323102/2026-03-05/visits.pdf, ",
    "321323102/2026-03-05/visits.xlsx, ",
    "321323102/2026-03-05/visits.jsonl, ",
    "321323102/2026-03-05/VISITS.csv, unknown_dataset",
    "321323102/2026-03-05/visits, ",
    "321323102/2026-03-05/visits.old.csv, ",
    "321323102/2026-03-05/visits.pdf.csv, "
  })
  void a_file_is_judged_by_its_place_and_name(String path, String reason) throws IOException {
    post.send(path, VISITS);

    assertThat(reason()).isEqualTo(reason);
  }

  @Test
  void a_file_is_judged_by_its_text() throws IOException {
    post.send(HERE + "visits.csv", "天气,心情\n晴,好\n");
    assertThat(reason()).isEqualTo("no_header");

    post.send(HERE + "visits.csv", "");
    assertThat(reason()).isEqualTo("empty_file");

    post.send(HERE + "visits.csv", VISITS.getBytes(UTF_16));
    assertThat(reason()).isEqualTo("unknown_encoding");

    byte[] packed = Post.gzipped(VISITS.repeat(9).getBytes(UTF_8));
    post.send(HERE + "visits.csv", Arrays.copyOf(packed, packed.length / 2));
    assertThat(reason()).isEqualTo("damaged_archive");
  }

  @ParameterizedTest
  @ValueSource(strings = {"visits.csv", "visits.2.csv", "visits.csv.gz", "visits.csv.zip"})
  void a_content_is_the_same_file_under_whatever_name(String name) throws IOException {
    byte[] plain = VISITS.getBytes(UTF_8);
    post.send(
        HERE + name,
        name.endsWith(".gz")
            ? Post.gzipped(plain)
            : name.endsWith(".zip") ? Post.zipped("visits.csv", UTF_8, plain) : plain);

    Reading reading = receive().receipts().get(0).reading();
    assertThat(reading.contentId()).isEqualTo(Content.hash(VISITS));
    assertThat(reading.fileId()).isEqualTo(Receiver.fileId(Content.hash(VISITS), "visits", ""));
  }

  @Test
  void a_refused_file_keeps_the_id_of_its_content() throws IOException {
    post.send(HERE + "weather.csv", VISITS);

    assertThat(receive().receipts().get(0).reading().contentId()).isEqualTo(Content.hash(VISITS));
  }

  @Test
  void a_mapped_file_is_received_for_each_of_its_datasets() throws IOException {
    post.map("requests.yaml", REQUESTS);
    post.send(
        "KC/2016-03-05/requests.2016.csv", "Case Id,Opened,Category,Closed,Ward\n1,2,3,4,5\n");
    Receiver.Received received = receive();

    assertThat(received.receipts())
        .extracting(Receipt::dataset)
        .containsExactly("issues", "issue_events");
    assertThat(received.receipts())
        .allSatisfy(
            receipt -> {
              assertThat(receipt.reading().mapping()).isEqualTo("requests.yaml");
              assertThat(receipt.reading().timeZone()).isEqualTo("America/Chicago");
              assertThat(receipt.reading().timestampFormats()).containsExactly("M/d/yy h:mm a");
              assertThat(receipt.reading().nulls()).containsExactly("", "NULL");
            });
    assertThat(received.receipts().get(0).reading().fileId())
        .isNotEqualTo(received.receipts().get(1).reading().fileId());
    assertThat(received.decoding().dataset()).isNull();
    assertThat(received.decoding().task().content())
        .isEqualTo(received.receipts().get(0).reading().contentId());
  }

  @Test
  void a_mapped_file_that_lacks_a_column_is_refused_for_each_of_its_datasets() throws IOException {
    post.map("requests.yaml", REQUESTS);
    post.send("KC/2016-03-05/requests.csv", "Case Id,Opened,Category\n1,2,3\n");
    Receiver.Received received = receive();

    assertThat(received.decoding()).isNull();
    assertThat(received.receipts())
        .extracting(receipt -> receipt.dataset() + " " + receipt.reading().reason())
        .containsExactly("issues missing_column", "issue_events missing_column");
  }

  @Test
  void a_file_that_lies_unchanged_is_not_received_again() throws IOException {
    post.send(HERE + "visits.csv", VISITS);
    Receipt known = receive().receipts().get(0);

    Receiver.Received again = receive(known);
    assertThat(again.receipts()).isEmpty();
    assertThat(again.decoding()).isNull();
  }

  @Test
  void a_file_whose_mapping_has_changed_is_received_anew() throws IOException {
    post.map("requests.yaml", REQUESTS);
    post.send("KC/2016-03-05/requests.csv", "Case Id,Opened,Category,Closed\n1,2,3,4\n");
    Receipt known = receive().receipts().get(0);
    assertThat(receive(known).receipts()).isEmpty();

    post.map("requests.yaml", REQUESTS.replace("'KC'", "'KCMO'"));
    assertThat(receive(known).receipts()).hasSize(2);
  }

  @Test
  void two_mappings_for_one_file_stop_the_night() throws IOException {
    post.map("requests.yaml", REQUESTS);
    post.map("others.yaml", REQUESTS.replace("*/*/requests*.csv", "KC/*/*.csv"));
    post.send("KC/2016-03-05/requests.csv", "Case Id\n");

    assertThatThrownBy(this::receive)
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("others.yaml")
        .hasMessageContaining("requests.yaml");
  }
}
