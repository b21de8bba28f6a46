package org.lastmetre.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.lastmetre.hostile.HostileTexts.HEADER;
import static org.lastmetre.hostile.HostileTexts.row;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Workbooks. */
final class HostileWorkbooks {
  private static final Path FIXTURES = Path.of("jobs/src/test/resources/workbooks");
  private static final String SHEET = "xl/s.xml";
  private static final int BOMB_MB = 80;

  private HostileWorkbooks() {}

  static void put(Map<String, byte[]> files) {
    files.put("visits.xlsx-good.xlsx", workbook(sheet(HEADER, row("xg1"))));
    byte[] good = workbook(sheet(HEADER, row("xc1"), row("xc2")));
    files.put("visits.xlsx-cut.xlsx", Arrays.copyOf(good, good.length - 40));
    files.put(
        "visits.xlsx-two-headers.xlsx", workbook(sheet(HEADER, row("xt1"), HEADER, row("xt2"))));
    files.put("visits.xlsx-no-header.xlsx", workbook(sheet("甲,乙,丙", "1,2,3")));
    files.put("visits.xlsx-empty.xlsx", workbook("<worksheet><sheetData/></worksheet>"));
    files.put("visits.xlsx-not.xlsx", "这不是工作簿".getBytes(UTF_8));
    files.put(
        "visits.xlsx-word.xlsx",
        Packing.zip(Packing.entries("[Content_Types].xml", "<x/>", "word/document.xml", "<x/>")));
    files.put("visits.xlsx-password.xlsx", fixture("protected.xlsx"));
    files.put("visits.xlsx-legacy.xls", fixture("legacy.xls"));
    files.put("visits.xlsx-ods.xlsx", fixture("spreadsheet.ods"));
    files.put(
        "visits.xlsx-entities.xlsx",
        workbook(
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>"
                + sheet(HEADER, row("xe1").replace("S1", "@")).replace("@", "&d;")));
    files.put(
        "visits.xlsx-external.xlsx",
        workbook(
            "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                + sheet(HEADER, row("xx1").replace("S1", "@")).replace("@", "&a;")));
    files.put("visits.xlsx-tiny-number.xlsx", workbook(numbers("1E-999999999")));
    files.put("visits.xlsx-huge-number.xlsx", workbook(numbers("1E999999999")));
    files.put(
        "visits.xlsx-row-twice.xlsx",
        workbook(sheet(HEADER, row("xr1"), row("xr2")).replace("<row>", "<row r=\"5\">")));
    files.put(
        "visits.xlsx-far-column.xlsx",
        workbook(
            sheet(HEADER, row("xf1"))
                .replaceFirst("</row>", "<c r=\"ZZZZ1\" t=\"str\"><v>x</v></c></row>")));
    files.put(
        "visits.xlsx-no-string.xlsx",
        workbook(
            sheet(HEADER, row("xs1")).replaceFirst("</row>", "<c t=\"s\"><v>7</v></c></row>")));
    files.put(
        "visits.xlsx-error-cells.xlsx",
        workbook(
            sheet(HEADER, row("xk1"), row("xk2"))
                .replaceFirst(
                    "(?s)(xk2.*)<c t=\"inlineStr\"><is><t>H1</t></is></c>",
                    "$1<c t=\"e\"><v>#REF!</v></c>")));
    files.put("visits.xlsx-no-sheet.xlsx", Packing.zip(parts("<x/>", "gone.xml")));
    files.put(
        "visits.xlsx-bare.xlsx", Packing.zip(Packing.entries("xl/workbook.xml", "<workbook/>")));
    files.put(
        "visits.xlsx-unclosed.xlsx",
        workbook(sheet(HEADER, row("xu1")).replace("</sheetData></worksheet>", "")));
    files.put(
        "visits.xlsx-bomb.xlsx",
        Packing.zip(
            parts(sheet(HEADER, row("xb1")).replace("</worksheet>", "<x>"), SHEET),
            SHEET,
            BOMB_MB));
  }

  private static byte[] fixture(String name) {
    try {
      return Files.readAllBytes(FIXTURES.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] workbook(String sheet) {
    return Packing.zip(parts(sheet, SHEET));
  }

  private static Map<String, byte[]> parts(String sheet, String target) {
    return Packing.entries(
        "xl/workbook.xml",
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"表1\" r:id=\"r1\"/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"%s\"/></Relationships>"
            .formatted(target.replace("xl/", "")),
        SHEET,
        sheet);
  }

  private static String sheet(String... rows) {
    StringBuilder sheet = new StringBuilder("<worksheet><sheetData>");
    for (String row : rows) {
      sheet.append("<row>");
      for (String cell : row.split(",")) {
        sheet.append("<c t=\"inlineStr\"><is><t>").append(cell).append("</t></is></c>");
      }
      sheet.append("</row>");
    }
    return sheet + "</sheetData></worksheet>";
  }

  private static String numbers(String number) {
    return sheet(HEADER + ",走访时长", row("n" + number))
        .replace("</row></sheetData>", "<c><v>" + number + "</v></c></row></sheetData>");
  }
}
