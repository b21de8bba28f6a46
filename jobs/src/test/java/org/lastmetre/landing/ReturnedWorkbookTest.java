package org.lastmetre.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A return envelope is known by what stands in it, and read for each of its datasets. */
class ReturnedWorkbookTest {
  private static final String PATH = "321323102/2026-03-09/改好了.xlsx";
  private static final List<String> VISITS =
      List.of(ReturnForm.WHY, "走访编号", "走访时间", "户编号", "走访人员", ReturnForm.ROW, ReturnForm.NUMBER);

  @TempDir Path source;
  private Post post;

  @BeforeEach
  void open() throws IOException {
    post = Post.in(source);
  }

  @Test
  void each_dataset_is_read_without_the_notes() throws IOException {
    post.send(
        PATH,
        workbook(
            List.of(List.of("退件单", ReturnForm.summaryMark()), List.of("走访编号", "走访时间")),
            List.of(
                List.of("请改 " + ReturnForm.mark("visits")),
                VISITS,
                List.of("日期不对", "V1", "2026-03-05", "H1", "S1", "7", "abc"),
                List.of("日期不对", "", "", " ", "", "8", "def"),
                List.of("", "V3", "2026-03-06", "H1", "S1")),
            List.of(
                List.of(ReturnForm.mark("households")),
                List.of(ReturnForm.WHY, "户编号", "所属单位编码"),
                List.of("", "H1", "321323102001"))));

    Receiver.Received received = receive(null);
    assertThat(received.receipts())
        .extracting(Receipt::dataset)
        .containsExactlyInAnyOrder("households", "visits");
    assertThat(received.receipts())
        .allSatisfy(receipt -> assertThat(receipt.reading().unknownColumns()).isEmpty());
    Lines visits = lines(received, "visits");
    assertThat(visits.values())
        .containsExactly(
            Map.of(
                "visit_id", "V1",
                "visited_at", "2026-03-05",
                "household_id", "H1",
                "staff_ids", "S1",
                "corrects", "abc"),
            Map.of("household_id", " ", "corrects", "def"),
            Map.of(
                "visit_id", "V3",
                "visited_at", "2026-03-06",
                "household_id", "H1",
                "staff_ids", "S1"));
    assertThat(visits.rows()).allSatisfy(row -> assertThat(row.extra()).isEmpty());
    assertThat(visits.passedOver())
        .containsExactly("other_return_sheet 表1", "title 1-1 (1)", "other_return_sheet 表3");
    assertThat(lines(received, "households").column("household_id")).containsExactly("H1");
  }

  @Test
  void it_is_known_again_the_night_after() throws IOException {
    post.send(
        PATH,
        workbook(
            List.of(
                List.of(ReturnForm.mark("visits")),
                VISITS,
                List.of("", "V1", "2026-03-05", "H1", "S1"))));
    Receipt known = receive(null).receipts().get(0);
    assertThat(receive(known).receipts()).isEmpty();
    assertThat(receive(known).datasets()).isEmpty();
  }

  @Test
  void a_sheet_that_lost_its_header_takes_nothing_from_the_others() throws IOException {
    post.send(
        PATH,
        workbook(
            List.of(List.of(ReturnForm.mark("issues")), List.of("I1", "2026-03-05")),
            List.of(
                List.of(ReturnForm.mark("visits")),
                VISITS,
                List.of("", "V1", "2026-03-05", "H1", "S1"))));
    Receiver.Received received = receive(null);
    assertThat(received.receipts())
        .extracting(receipt -> receipt.dataset() + " " + receipt.reading().reason())
        .containsExactlyInAnyOrder("issues no_header", "visits null");
    assertThat(lines(received, "visits").column("visit_id")).containsExactly("V1");
  }

  @Test
  void a_workbook_without_a_mark_is_read_by_its_name() throws IOException {
    post.send(PATH, workbook(List.of(VISITS, List.of("", "V1", "2026-03-05", "H1", "S1"))));
    assertThat(receive(null).receipts())
        .extracting(receipt -> receipt.reading().reason())
        .containsExactly("unknown_dataset");
  }

  private Receiver.Received receive(Receipt known) {
    Sending sending = Inbox.list(post.jurisdiction(), UnaryOperator.identity()).get(0);
    return new Receiver(post.jurisdiction(), Post.CONTRACTS, "r1").receive(sending, known);
  }

  private static Lines lines(Receiver.Received received, String dataset) throws IOException {
    return Lines.of(received.sending().file(), received.decoding(dataset).task().layout());
  }

  @SafeVarargs
  private static byte[] workbook(List<List<String>>... sheets) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      for (int i = 0; i < sheets.length; i++) {
        Worksheet sheet = workbook.newWorksheet("表" + (i + 1));
        for (int row = 0; row < sheets[i].size(); row++) {
          for (int column = 0; column < sheets[i].get(row).size(); column++) {
            sheet.value(row, column, sheets[i].get(row).get(column));
          }
        }
      }
    }
    return bytes.toByteArray();
  }
}
