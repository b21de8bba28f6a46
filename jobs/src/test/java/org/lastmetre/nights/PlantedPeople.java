package org.lastmetre.nights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * People whose names, addresses, telephone and identity numbers are sent in every place where a
 * clerk may write them, each number in one place alone.
 */
final class PlantedPeople {
  /** In columns of their own, in unknown columns and in rows that are passed over. */
  static final Set<String> TEXTS =
      Set.of(
          "司徒兰香", "诸葛满仓", "上官秋生", "尉迟大有", "令狐小麦", "慕容桂枝", "公孙牧云", "夏侯青禾", "赫连晓月", "宇文长根", "槐树院",
          "桃园里");

  /** Numbers in cells: the vault has them. */
  static final Set<String> IN_CELLS =
      words(
          """
          13912340003 13912340004 13912340005 13912340006 13912340007 13912340008 13912340009
          13912340013 13912340014 13912340015 13912340016 13912340017 13912340023 13912340024
          13912340026 13912340031 13912340033 13912340034 13912340035 13912340037 13912340041
          13912340042 13912340043 13912340052 13912340053 13912340056 13912340057 05278765432
          321398196204051016 321398197308172028 321398198802293030 321398195512314047
          321398199106155050 321398200101016065
          """);

  /** Numbers in names of files, folders, sheets and columns, and above and below tables. */
  static final Set<String> AROUND =
      words(
          """
          13912340001 13912340002 13912340011 13912340012 13912340020 13912340021 13912340022
          13912340025 13912340030 13912340032 13912340036 13912340040 13912340050 13912340051
          13912340055 13912340060 13912340061 13912340062 13912340063 13912340064
          321398194709107071
          """);

  private static final String DAY = "2024-06-02";
  private static final String UNIT = "321398001001";
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Pd}().+]");

  private PlantedPeople() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  /** Whatever of it a text gives away, numbers with or without separators. */
  static Set<String> in(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    String digits = SEPARATORS.matcher(plain).replaceAll("");
    Set<String> found = new TreeSet<>();
    TEXTS.stream().filter(plain::contains).forEach(found::add);
    Stream.of(IN_CELLS, AROUND).flatMap(Set::stream).filter(digits::contains).forEach(found::add);
    return found;
  }

  /** Puts them into the district's landing folder. */
  static void sendTo(TinyDistrict district) throws IOException {
    delimited(district);
    workbook(district);
    jsonLines(district);
    mapped(district);
    misplaced(district);
  }

  private static void delimited(TinyDistrict district) throws IOException {
    district.send(
        DAY,
        "households.摸底13912340001.csv",
        """
        户编号,所属单位编码,户主姓名,联系电话,身份证号,家庭住址,备用13912340002,监护人,登记日期,是否重点户
        H11,321398001001,司徒兰香,13912340003,321398196204051016,三组槐树院,13912340004,诸葛满仓,2020-03-05,是
        H12,321398001001,上官秋生,139-1234-0005,321398197308172028,四组桃园里,,,13912340006,否
        H13,13912340007,尉迟大有,,,,,,2020-13-45,否
        321398198802293030,321398001001,令狐小麦,,,,,,,否
        H14,321398001001,慕容桂枝,,,,,,,139 1234 0008
        H15,321398001001,慕容桂枝,,,,,,,否,13912340009
        H16,321398001001,慕容桂枝,,,,,,1.3912340017E+10,否
        """);
    district.send(
        DAY,
        "visits.13912340011.csv",
        """
        走访编号,走访时间,户编号,走访人员,走访方式,走访时长,走访记录
        V11,2024-06-01,H1,S1、张13912340013,入户,30,留电话１３９１２３４００１５，座机(0527)8765432
        V12,2024-06-01,H1,S1,13912340014,30,
        V13,2024-06-01,H1,S1,入户,13912340016,证件号 321398 19910615 5050
        """);
    district.send(
        DAY,
        "visits.13912340012.csv",
        """
        走访编号,走访时间,户编号,走访人员,走访方式,走访结果
        V14,2024-06-01,H2,S1,入户,见到
        """);
  }

  private static void workbook(TinyDistrict district) throws IOException {
    OtherKinds.workbook(
        landing(district).resolve("321398001000/" + DAY + "/issues.来电13912340020.xlsx"),
        "工单13912340021",
        List.of(
            List.of("六月来电（联系人公孙牧云，13912340022）"),
            List.of("事项编号", "提出时间", "单位编码", "类别", "标题", "反映人电话", "来电人", "户编号"),
            List.of(
                "I11",
                "2024-06-01",
                UNIT,
                "道路",
                "机主13912340023、证件321398195512314047反映路灯",
                "13912340026",
                "公孙牧云",
                "H1"),
            List.of("I12", "13912340024", UNIT, "道路", "路灯不亮", "", "宇文长根", "321398200101016065"),
            List.of("制表人：夏侯青禾 13912340025")));
  }

  private static void jsonLines(TinyDistrict district) throws IOException {
    district.send(
        DAY,
        "surveys.回访13912340030.jsonl",
        """
        {"survey_id": "Q11", "issue_id": "I1", "asked_at": "2024-05-01", "reached": "是", "callback_phone": "13912340031", "回访人": "赫连晓月", "联系": {"手机13912340032": "13912340033"}}
        {"survey_id": "Q12", "issue_id": "I1", "asked_at": "13912340034", "reached": "是"}
        {"survey_id": "Q13", "issue_id": "13912340035", "asked_at": "2024-05-02", "reached": "是"}
        {"survey_id": "Q14", "issue_id": "I1", "asked_at": "2024-05-02", "reached": "139-1234-0037"}
        {"survey_id": "Q15", "callback_phone": "13912340036
        """);
  }

  private static void mapped(TinyDistrict district) throws IOException {
    district.mapping(
        "hotline.yaml",
        """
        match: "*/*/热线139*"
        targets:
          - dataset: issues
            columns: {issue_id: "`单号`", raised_at: "`时间`", unit_code: "'321398001001'", category: "'其他'", title: "`诉求`", reporter_phone: "`号码`", household_id: "`户`"}
        """);
    district.send(
        DAY,
        "热线13912340040.csv",
        """
        单号,时间,诉求,号码,户,来电人
        C1,2024-06-01,请回电13912340041,13912340042,H1,宇文长根
        C2,2024-06-31,路灯不亮,13912340043,H1,宇文长根
        """);
    OtherKinds.workbook(
        landing(district).resolve("321398001000/" + DAY + "/热线13912340050.xlsx"),
        "册13912340051",
        List.of(
            List.of("单号", "时间", "诉求", "号码", "户", "来电人"),
            List.of("C3", "2024-06-01", "噪声", "13912340052", "H1", "宇文长根"),
            List.of("C4", "13912340053", "噪声", "", "H1", "宇文长根")));
    district.send(
        DAY,
        "热线13912340055.jsonl",
        """
        {"单号": "C5", "时间": "2024-06-01", "诉求": "噪声", "号码": "13912340056", "户": "H1", "来电人": "宇文长根"}
        {"单号": "C6", "时间": "明天", "诉求": "噪声", "号码": "", "户": "13912340057", "来电人": "宇文长根"}
        """);
  }

  private static void misplaced(TinyDistrict district) throws IOException {
    String nil = "走访编号,走访时间,户编号,走访人员\n";
    district.send(DAY, "13912340060名单.csv", nil);
    district.send("补报13912340061", "visits.csv", nil + "V15,2024-06-01,H1,S1\n");
    district.send(DAY, "visits.空321398194709107071.csv", "");
    district.send(DAY, "meetings.13912340064.csv", "没有表头\n");
    write(landing(district).resolve("13912340062/visits.csv"), nil + "V16,2024-06-01,H1,S1\n");
    write(
        landing(district).resolve("13912340063/" + DAY + "/visits.csv"),
        nil + "V17,2024-06-01,H1,S1\nV18,2024-06-51,H1,S1\n");
  }

  private static Path landing(TinyDistrict district) {
    return district.folder().resolve("landing");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
