package org.lastmetre.landing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is what its content says, whatever it is called and however it is packed. */
class KindsTest {
  private static final Path WORKBOOKS = Path.of("jobs/src/test/resources/workbooks");
  private static final String HERE = "321323102/2026-03-05/";

  @TempDir Path source;
  private Post post;

  @BeforeEach
  void open() throws IOException {
    post = Post.in(source);
  }

  private static byte[] workbook(String name) throws IOException {
    return Files.readAllBytes(WORKBOOKS.resolve(name));
  }

  private Receiver.Received receive(String name, byte[] bytes) throws IOException {
    Path file = post.send(HERE + name, bytes);
    Sending sending = Inbox.list(post.jurisdiction(), UnaryOperator.identity()).get(0);
    assertThat(sending.file()).isEqualTo(file);
    Receiver.Received received =
        new Receiver(post.jurisdiction(), Post.CONTRACTS, "r1").receive(sending, null);
    Files.delete(file);
    return received;
  }

  private String reason(String name, byte[] bytes) throws IOException {
    Receiver.Received received = receive(name, bytes);
    assertThat(received.decoding() != null)
        .isEqualTo(received.receipts().get(0).reading().isRead());
    return received.receipts().get(0).reading().reason();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "legacy.xls, legacy_workbook",
    "protected.xlsx, protected_workbook",
    "broken-cut.xlsx, damaged_archive",
    "broken-noise.xlsx, damaged_archive",
    "spreadsheet.ods, not_a_workbook",
    "openpyxl-two-headers.xlsx, two_headers",
    "openpyxl-no-header.xlsx, no_header"
  })
  void what_is_no_workbook_of_today_is_refused_whole(String file, String reason)
      throws IOException {
    assertThat(reason("visits.xlsx", workbook(file))).isEqualTo(reason);
    assertThat(reason("visits.csv", workbook(file))).isEqualTo(reason);
    assertThat(reason("visits.xlsx.gz", Post.gzipped(workbook(file)))).isEqualTo(reason);
  }

  @Test
  void an_archive_holds_one_file_and_is_packed_once() throws IOException {
    byte[] two = workbook("packed-two.zip");
    assertThat(reason("visits.zip", two)).isEqualTo("several_files");
    assertThat(reason("visits.zip.gz", Post.gzipped(two))).isEqualTo("not_a_workbook");
  }

  @ParameterizedTest
  @ValueSource(strings = {"visits.xlsx", "visits.csv", "visits.2026", "visits.xls"})
  void a_workbook_is_one_by_any_name(String name) throws IOException {
    Receiver.Received received = receive(name, workbook("openpyxl-sheets.xlsx"));

    assertThat(received.decoding().task().layout()).isInstanceOf(WorkbookLayout.class);
  }

  @Test
  void a_workbook_is_the_same_file_however_packed() throws IOException, NoSuchAlgorithmException {
    byte[] plain = workbook("openpyxl-sheets.xlsx");
    String id = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(plain));

    for (byte[] packed :
        new byte[][] {plain, Post.gzipped(plain), workbook("packed-workbook.zip")}) {
      Receiver.Received received = receive("visits.xlsx", packed);
      assertThat(received.receipts().get(0).reading().contentId()).isEqualTo(id);
    }
    Path zip = post.send(HERE + "visits.zip", workbook("packed-workbook.zip"));
    Layout layout = WorkbookLayouts.of(zip, Post.CONTRACTS.table("silver", "visits"));
    assertThat(Lines.of(zip, layout).column("visit_id")).containsExactly("V1", "V2", "V3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"visits.xlsx", "visits.jsonl", "visits.xls.gz"})
  void text_under_another_name_is_text(String name) throws IOException {
    byte[] text = "走访编号,走访时间\nV1,2026-03-05\n".getBytes(UTF_8);

    assertThat(
            receive(name, name.endsWith(".gz") ? Post.gzipped(text) : text)
                .decoding()
                .task()
                .layout())
        .isInstanceOf(DelimitedLayout.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"visit_id\": \"V1\"}",
        "\n\n  {\"visit_id\": \"V1\"}\n{\"visit_id\": \"V2\"}\n",
        "{\"visit_id\": \"V1\n{\"visit_id\": \"V2\"}\n",
        "oops\n{\"visit_id\": \"V1\"}\n{\"visit_id\": \"V2\"}\n",
        "\uFEFF{\"visit_id\": \"V1\"}\r\n",
        "[{\"visit_id\": \"V1\"},{\"visit_id\": \"V2\"}]",
        "\n[\n  {\n    \"visit_id\": \"V1\"\n  }\n]",
        "[]"
      })
  void json_is_told_by_its_objects(String text) throws IOException {
    for (byte[] bytes : new byte[][] {text.getBytes(UTF_8), text.getBytes(Post.GB18030)}) {
      assertThat(receive("visits.csv", bytes).decoding().task().layout())
          .isInstanceOf(JsonLayout.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"走访编号,备注\nV1,{\"a\": 1}\n", "走访编号\n{\"a\": 1}\nV2\nV3\n"})
  void braces_in_a_table_are_text(String text) throws IOException {
    assertThat(receive("visits.jsonl", text.getBytes(UTF_8)).decoding().task().layout())
        .isInstanceOf(DelimitedLayout.class);
  }

  @Test
  void noise_is_refused_by_what_it_calls_itself() throws IOException {
    byte[] noise = {(byte) 0xFF, 'a', (byte) 0x80, 'b'};

    assertThat(reason("visits.pdf", noise)).isEqualTo("unsupported_format");
    assertThat(reason("visits.csv", noise)).isEqualTo("unknown_encoding");
  }
}
