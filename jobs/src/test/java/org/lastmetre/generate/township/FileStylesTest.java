package org.lastmetre.generate.township;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Files that are not CSV: laid out as people lay them out, the same bytes each time. */
class FileStylesTest {
  private static final List<List<String>> RECORDS =
      List.of(
          List.of("户编号", "走访时间", "结果"),
          List.of("321323001001", "2021-03-05T14:30", "3"),
          List.of("321323001002", "2021-02-30", ""));

  @Test
  void aWorkbookIsTheSameEveryTimeAndKnowsNoClock() throws IOException {
    byte[] once = style().bytes(RECORDS);
    assertThat(style().bytes(RECORDS)).isEqualTo(once);
    assertThat(part(once, "docProps/core.xml")).contains(">1980-01-01T00:00:00Z<");
  }

  @Test
  void codesStandAsTextDaysAndSmallNumbersAsWhatTheyAre() throws IOException {
    String sheet = part(style().bytes(RECORDS), "xl/worksheets/sheet1.xml");
    assertThat(sheet)
        .containsPattern("r=\"A5\"[^>]* t=\"s\"")
        .containsPattern("r=\"B5\" s=\"\\d+\" t=\"n\"><v>44260\\.604")
        .containsPattern("r=\"C5\"[^>]*><v>3</v>")
        .containsPattern("r=\"B6\"[^>]* t=\"s\"");
  }

  @Test
  void titlesAndTheUpperHeaderRowAreMerged() throws IOException {
    WorkbookStyle style = style();
    String sheet = part(style.bytes(RECORDS), "xl/worksheets/sheet1.xml");
    assertThat(style.firstRow()).isEqualTo(5);
    assertThat(sheet).contains("\"A1:C1\"", "\"A2:C2\"", "\"A3:A4\"", "\"B3:C3\"", "\"A8:C8\"");
  }

  @Test
  void aDotInAHeadingNestsAndAnEmptyCellIsLeftOut() {
    byte[] lines =
        new JsonStyle()
            .bytes(
                List.of(
                    List.of("户.编号", "户.住址", "备注"), List.of("1", "东庄", ""), List.of("2", "", "好")));
    assertThat(new String(lines, StandardCharsets.UTF_8))
        .isEqualTo("{\"户\":{\"编号\":\"1\",\"住址\":\"东庄\"}}\n{\"户\":{\"编号\":\"2\"},\"备注\":\"好\"}\n");
  }

  private static WorkbookStyle style() {
    return WorkbookStyle.sheet("走访登记")
        .titled("新集镇走访登记表（2021年3月）", "填报单位：新集镇")
        .grouped("走访情况", "走访时间", "结果")
        .totalled("制表人：王桂兰");
  }

  private static String part(byte[] workbook, String name) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError("there is no " + name);
  }
}
