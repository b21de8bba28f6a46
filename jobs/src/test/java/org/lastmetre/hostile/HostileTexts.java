package org.lastmetre.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.lang3.ArrayUtils;

/** Delimited texts, and what is sent in their place. */
final class HostileTexts {
  static final String HEADER = "走访编号,走访时间,户编号,走访人员";

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String AT = "2024-03-01 09:00";

  private HostileTexts() {}

  /** A file of visits with these lines below its header. */
  static String visits(String... rows) {
    return HEADER + "\n" + String.join("\n", rows) + "\n";
  }

  /** A good visit. */
  static String row(String id) {
    return id + "," + AT + ",H1,S1";
  }

  private static String noted(String... rows) {
    return HEADER + ",备注\n" + String.join("\n", rows) + "\n";
  }

  private static String minutes(String... rows) {
    return HEADER + ",走访时长\n" + String.join("\n", rows) + "\n";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  static void put(Map<String, byte[]> files) {
    headers(files);
    rows(files);
    values(files);
    quotes(files);
    encodings(files);
    sizes(files);
    places(files);
  }

  private static void headers(Map<String, byte[]> files) {
    files.put(
        "visits.repeated-column.csv",
        utf8("走访编号,编号,走访时间,户编号,走访人员,户编号\nrc1,x," + AT + ",H1,S1,H2\n"));
    files.put("visits.unknown-column.csv", utf8("天气," + HEADER + "\n晴," + row("uc1") + "\n"));
    files.put("visits.reordered.csv", utf8("走访人员,户编号,走访时间,走访编号\nS1,H1," + AT + ",ro1\n"));
    files.put("visits.french.csv", utf8("Numéro,Jour,Foyer,Agent\nfr1," + AT + ",H1,S1\n"));
    files.put("visits.no-time.csv", utf8("走访编号,户编号,走访人员\nnt1,H1,S1\nnt2,H1,S1\n"));
    files.put("visits.two-pages.csv", utf8(visits(row("tp1"), HEADER, row("tp2"))));
    files.put("visits.html.csv", utf8("<html><table><tr><td>走访编号</td></tr></table></html>"));
    files.put("visits.empty.csv", new byte[0]);
    files.put("visits.blank.csv", utf8("\n  \n\t\n"));
    files.put("visits.nil.csv", utf8(HEADER + "\n"));
    files.put("visits.tab.csv", utf8(visits(row("tab1")).replace(',', '\t')));
    files.put("visits.semicolon.csv", utf8(visits(row("sem1")).replace(',', ';')));
  }

  private static void rows(Map<String, byte[]> files) {
    files.put(
        "visits.ragged.csv",
        utf8(visits(row("ra1"), "ra2," + AT, row("ra3") + ",,多", row("ra4") + ",,", row("ra5"))));
    files.put("visits.truncated.csv", utf8(visits(row("tr1")) + "tr2,2024-03-0"));
    files.put("visits.cr.csv", utf8(visits(row("cr1"), row("cr2")).replace('\n', '\r')));
    files.put("visits.crlf.csv", utf8(visits(row("crlf1")).replace("\n", "\r\n")));
    files.put("visits.twice-in-file.csv", utf8(visits(row("tw1"), row("tw1"))));
    files.put(
        "visits.corrected-in-file.csv", utf8(visits(row("ci1"), "ci1,2024-03-02 09:00,H1,S1")));
    files.put("visits.unknown-household.csv", utf8(visits("uh1," + AT + ",H99,S1", row("uh2"))));
    files.put("visits.totals.csv", utf8(visits(row("to1"), "合计,1,,", "制表人：张三,,,")));
  }

  private static void values(Map<String, byte[]> files) {
    files.put(
        "visits.nulls.csv",
        utf8(
            noted(
                row("nu1") + ",NULL", row("nu2") + ",-", row("nu3") + ",N/A", "nu4,NULL,H1,S1,无")));
    files.put(
        "issues.thousands.csv",
        utf8(
            "事项编号,提出时间,单位编码,类别,涉及户数\nth1,"
                + AT
                + ",321398001001,道路,\"1,234\"\nth2,"
                + AT
                + ",321398001001,道路,\"1,23,4\"\n"));
    files.put("visits.percent.csv", utf8(minutes(row("pe1") + ",50%", row("pe2") + ",50")));
    files.put(
        "visits.range.csv",
        utf8(
            minutes(
                row("rg1") + ",99999999999999999999",
                row("rg2") + ",-5",
                row("rg3") + ",1e400",
                row("rg4") + ",30")));
    files.put(
        "visits.date-orders.csv",
        utf8(
            visits(
                "do1,03/04/2024,H1,S1",
                "do2,2024/3/1,H1,S1",
                "do3,31.12.2023,H1,S1",
                "do4,20240301,H1,S1",
                "do5,2024年3月1日,H1,S1",
                "do6,2024-02-30,H1,S1")));
    files.put("visits.future.csv", utf8(visits("fu1,2031-01-01,H1,S1", "fu2,1970-01-01,H1,S1")));
    files.put(
        "visits.damaged-code.csv",
        utf8(visits("dc1," + AT + ",3.21E+11,S1", "dc2," + AT + ",#REF!,S1")));
    files.put("visits.formula.csv", utf8(noted(row("fo1") + ",=cmd|' /C calc'!A0")));
    files.put("visits.controls.csv", utf8(noted(row("co1") + ",\u202e\u0007\u001b[31m\u2028红")));
    files.put(
        "visits.nul-bytes.csv", utf8(noted(row("nb1") + ",有\0空\0字", "nb\0002," + AT + ",H1,S1,")));
  }

  private static void quotes(Map<String, byte[]> files) {
    files.put(
        "visits.open-quote.csv",
        utf8(noted(row("oq1"), row("oq2") + ",\"没有写完", row("oq3"), row("oq4"))));
    files.put(
        "visits.stray-quotes.csv",
        utf8(noted(row("sq1") + ",\"甲", row("sq2"), row("sq3") + ",\"乙", row("sq4"), row("sq5"))));
    files.put(
        "visits.quoted-lines.csv",
        utf8(noted(row("ql1") + ",\"第一行\n第二行,\"\"三\"\"\n\"", row("ql2"))));
    files.put(
        "visits.quote-amid.csv", utf8(noted(row("qa1") + ",五\"寸\"管", row("qa2") + ",\"甲\"乙")));
    files.put("visits.last-quote.csv", utf8(noted(row("lq1"), row("lq2") + ",\"")));
  }

  private static void encodings(Map<String, byte[]> files) {
    String long1 = noted(row("en1") + ",在村部与老人谈了很久，水管已经修好");
    files.put("visits.half-character.csv", Arrays.copyOf(utf8(long1), utf8(long1).length - 2));
    files.put(
        "visits.mixed-encodings.csv",
        ArrayUtils.addAll(
            utf8(long1.replace("en1", "me1")), (row("me2") + ",路灯\n").getBytes(GB18030)));
    files.put("visits.gb18030.csv", visits(row("gb1")).getBytes(GB18030));
    files.put("visits.bom.csv", utf8("\uFEFF" + visits(row("bo1"))));
    files.put(
        "visits.bom-amid.csv", utf8("\uFEFF" + visits(row("ba1")) + "\uFEFF" + visits(row("ba2"))));
    files.put("visits.utf16.csv", visits(row("u1")).getBytes(UTF_16));
    files.put(
        "visits.utf16-bare.csv",
        ("visit_id,visited_at,household_id,staff_ids\n" + row("u2")).getBytes(UTF_16LE));
    files.put(
        "visits.latin1.csv",
        "visit_id,visited_at,household_id,staff_ids,note\nla1,2024-03-01,H1,S1,café\n"
            .getBytes(ISO_8859_1));
    files.put(
        "visits.picture.csv",
        new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, (byte) 0xff, (byte) 0xff});
    files.put("visits.pdf", new byte[] {'%', 'P', 'D', 'F', (byte) 0xff, (byte) 0xfe, 0, 1});
  }

  private static void sizes(Map<String, byte[]> files) {
    files.put(
        "visits.cell-10mb.csv", utf8(noted(row("ce1") + "," + "长".repeat(4 << 20), row("ce2"))));
    files.put(
        "visits.line-17m.csv", utf8(noted(row("li1") + "," + "x".repeat(17 << 20), row("li2"))));
    String many =
        IntStream.range(0, 10_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    files.put(
        "visits.columns-10000.csv",
        utf8(HEADER + "," + many + "\n" + row("mc1") + "," + many + "\n"));
    files.put("visits.cells-30000.csv", utf8(visits(row("mr1") + ",x".repeat(30_000), row("mr2"))));
  }

  private static void places(Map<String, byte[]> files) {
    files.put("visits.unfinished.csv.part", utf8(visits(row("part1"))));
    files.put(".visits.hidden.csv", utf8(visits(row("hidden1"))));
    files.put("visits.走访_Ώρα_زيارة_🏠.csv", utf8(visits(row("sc1"))));
    files.put("weather.csv", utf8(visits(row("we1"))));
    files.put("321398001000/20240603/visits.date.csv", utf8(visits(row("fd1"))));
    files.put("321398001000/visits.misplaced.csv", utf8(visits(row("mp1"))));
    files.put(
        "321398001000/2024-06-04/visits.crlf-again.csv",
        utf8(visits(row("crlf1")).replace("\n", "\r\n")));
  }
}
