package org.lastmetre.nights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * A district that can be reckoned by hand: one village, four households, three visits and two
 * issues from January to May 2024, as of 2024-06-15.
 */
final class TinyDistrict {
  static final String CODE = "321398";
  static final LocalDate AS_OF = LocalDate.of(2024, 6, 15);

  private final Path source;
  private final String code;

  private TinyDistrict(Path source, String code) {
    this.source = source;
    this.code = code;
  }

  /** Writes the district into a source folder. */
  static TinyDistrict in(Path source) throws IOException {
    TinyDistrict district = new TinyDistrict(source, CODE);
    district.policy(
        """
        jurisdiction: "321398"
        name: {zh: 小样县, en: Tiny County}
        as_of: 2024-06-15
        """);
    district.send(
        "2024-01-02",
        "org_units.csv",
        """
        单位编码,单位名称,层级,上级单位编码
        321398001000,河口镇,乡镇,321398
        321398001001,柳树村,村,321398001000
        """);
    district.send(
        "2024-01-02",
        "households.csv",
        """
        户编号,所属单位编码,户主姓名,联系电话,是否重点户
        H1,321398001001,欧阳甲,15400000001,是
        H2,321398001001,欧阳乙,15400000002,否
        H3,321398001001,欧阳丙,15400000003,否
        H4,321398001001,欧阳丁,15400000004,否
        """);
    district.send(
        "2024-06-01",
        "visits.csv",
        """
        走访编号,走访时间,户编号,走访人员,走访方式,走访结果
        V1,2024-01-10 09:00,H1,S1,入户,见到
        V2,2024-03-05 10:00,H2,S1,入户,见到
        V3,2024-05-20 11:00,H1,S1,电话,见到
        """);
    district.send(
        "2024-06-01",
        "issues.csv",
        """
        issue_id,raised_at,unit_code,household_id,category,title
        I1,2024-02-01 08:00,321398001001,H1,道路,村口道路坑洼积水
        I2,2024-05-02 08:00,321398001001,,环境,垃圾未清
        """);
    district.send(
        "2024-06-01",
        "issue_events.csv",
        """
        issue_id,event,occurred_at
        I1,accepted,2024-02-01 09:00
        I1,resolved,2024-02-03 09:00
        I2,accepted,2024-05-03 09:00
        """);
    district.send(
        "2024-06-01",
        "surveys.csv",
        """
        survey_id,issue_id,asked_at,reached,contacted,resolved,rating
        Q1,I1,2024-02-10 09:00,是,是,是,满意
        """);
    return district;
  }

  /** The same district once more under another code of as many digits, beside it. */
  TinyDistrict twin(String twinCode) throws IOException {
    TinyDistrict twin = new TinyDistrict(source, twinCode);
    try (Stream<Path> files = Files.walk(folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String below = folder().relativize(file).toString().replace(code, twinCode);
        write(twin.folder().resolve(below), Files.readString(file).replace(code, twinCode));
      }
    }
    return twin;
  }

  Path source() {
    return source;
  }

  Path folder() {
    return source.resolve(code);
  }

  /** Replaces the policy. */
  void policy(String text) throws IOException {
    write(folder().resolve("policy.yaml"), text);
  }

  /** Writes or replaces a mapping. */
  void mapping(String name, String text) throws IOException {
    write(folder().resolve("mapping").resolve(name), text);
  }

  /** A file the township sends on a day. */
  void send(String day, String file, String text) throws IOException {
    write(folder().resolve("landing").resolve(code + "001000").resolve(day).resolve(file), text);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
