package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lastmetre.nights.BulletinBook.Line;
import org.lastmetre.vault.VaultKey;

/** Lists of households to visit, and the command's messages, as an operator gets them. */
final class WorklistIT {
  private static final LocalDate LATE = LocalDate.of(2024, 12, 20);

  @TempDir static Path folder;
  private static OneWarehouse warehouse;

  @BeforeAll
  static void night_is_published() throws IOException {
    TinyDistrict district = TinyDistrict.in(folder.resolve("source"));
    district.send(
        "2024-01-03",
        "staff.csv",
        """
        人员编号,姓名,角色,单位编码
        S1,欧阳明,村干部,321398001001
        S2,=欧阳亮,网格员,321398001001
        """);
    district.send(
        "2024-01-03",
        "assignments.csv",
        """
        包联编号,人员编号,户编号,单位编码
        A1,S1,,321398001001
        A2,S2,H2,
        A3,S1,H2,
        """);
    warehouse = new OneWarehouse(district.source(), folder.resolve("warehouse"));
    warehouse.night(LATE);
    Files.copy(folder.resolve("vault.key"), folder.resolve("warehouse.key"));
  }

  @Test
  void lists_hold_ids_alone_and_what_sql_says() throws Exception {
    Path out = folder.resolve("plain");
    Program.Ended ended = run("--worklists", "--output", out.toString());
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out().lines()).hasSize(2);
    Path file = Path.of(ended.out().lines().findFirst().orElseThrow());
    assertThat(file)
        .isEqualTo(out.resolve("321398/worklists-%s/321398001001 柳树村.xlsx".formatted(LATE)));
    List<Line> lines = BulletinBook.of(file).lines("待走访户");
    DataFormatter shown = new DataFormatter();
    Set<String> listed =
        lines.stream()
            .map(
                line ->
                    Stream.of("户编号", "应走访日", "超期 天数")
                        .map(heading -> shown.formatCellValue(line.cell(heading)))
                        .collect(Collectors.joining(" ")))
            .collect(Collectors.toSet());
    List<Row> due =
        warehouse.ask("SELECT household_id, due_on, days_overdue, staff_ids FROM gold.worklist");
    assertThat(due).hasSize(4);
    assertThat(listed)
        .isEqualTo(
            due.stream()
                .map(row -> "%s %s %s".formatted(row.get(0), row.get(1), row.get(2)))
                .collect(Collectors.toSet()));
    Set<String> pairs = new HashSet<>();
    for (Row row : due) {
      row.<String>getList(3).forEach(person -> pairs.add(person + " " + row.getString(0)));
    }
    assertThat(lines)
        .extracting(line -> line.group().replaceAll("^负责人 (\\S+) .*", "$1") + " " + line.text(1))
        .containsExactlyInAnyOrderElementsOf(pairs);
    for (String person : List.of("S1", "S2")) {
      List<Integer> overdue = new ArrayList<>();
      lines.stream()
          .filter(line -> line.group().contains(person))
          .forEach(line -> overdue.add((int) line.cell("超期 天数").getNumericCellValue()));
      assertThat(overdue).as("the longest overdue first").isSortedAccordingTo((a, b) -> b - a);
    }
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(shown.formatCellValue(line.cell("走访日期"))).isEmpty();
              assertThat(shown.formatCellValue(line.cell("结果"))).contains("□");
              assertThat(shown.formatCellValue(line.cell("备注"))).isEmpty();
            });
    String everything = text(file) + Files.readString(Path.of(ended.out().lines().toList().get(1)));
    assertThat(everything).doesNotContain("欧阳", "name_");
    assertThat(reveals()).doesNotContain("发放清单");
  }

  @Test
  void names_come_with_the_right_key_alone_and_leave_a_row_each() throws Exception {
    Path out = folder.resolve("named");
    Program.Ended ended =
        run(
            "--worklists",
            "--with-names",
            "--key",
            folder.resolve("warehouse.key").toString(),
            "--by",
            "赵编办",
            "--reason",
            "入户 15400000001",
            "--output",
            out.toString());
    assertThat(ended.code()).as(ended.err()).isZero();
    Path file = Path.of(ended.out().lines().findFirst().orElseThrow());
    List<Line> lines = BulletinBook.of(file).lines("待走访户");
    assertThat(lines.stream().filter(line -> line.text(1).equals("H1")).map(line -> line.text(2)))
        .containsOnly("欧阳甲");
    assertThat(text(file)).contains("欧阳乙", "欧阳丙", "欧阳丁", "S1 欧阳明", "=欧阳亮");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    List<Row> rows =
        warehouse.ask("SELECT pseudonym, by, reason FROM ops.reveals WHERE by = '赵编办'");
    assertThat(rows).hasSize(6);
    assertThat(rows.stream().map(row -> row.getString(0)).distinct()).hasSize(6);
    assertThat(rows)
        .allSatisfy(
            row -> assertThat(row.getString(2)).startsWith("入户").doesNotContain("15400000001"));

    Path other = folder.resolve("other.key");
    VaultKey.readOrMake(other);
    Path locked = folder.resolve("locked");
    Program.Ended refused =
        run(
            "--worklists",
            "--with-names",
            "--key",
            other.toString(),
            "--by",
            "某人",
            "--reason",
            "试一试",
            "--output",
            locked.toString());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("does not belong to");
    assertThat(locked).doesNotExist();
    assertThat(warehouse.ask("SELECT * FROM ops.reveals")).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--jurisdiction 999999 | No jurisdiction 999999 is published",
        "--period 1999-01 | Nothing is published of 1999-01",
        "--period soon | soon is no period",
        "--output /proc/nowhere | name another folder with --output",
        "--with-names | goes with --worklists",
        "--worklists --with-names | needs --by and --reason",
        "--by 某人 | go with --worklists --with-names"
      })
  void what_cannot_be_done_is_told_with_a_remedy(String options, String told) throws Exception {
    Program.Ended ended = run(options.split(" ", -1));
    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.err()).contains(told).containsPattern("\\p{IsHan}{2}");
  }

  private static List<String> reveals() {
    return warehouse.ask("SELECT reason FROM ops.reveals").stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static String text(Path workbook) throws IOException {
    StringBuilder text = new StringBuilder();
    for (var row : BulletinBook.of(workbook).workbook().getSheetAt(0)) {
      for (var cell : row) {
        text.append(new DataFormatter().formatCellValue(cell)).append(' ');
      }
    }
    return text.toString();
  }

  private static Program.Ended run(String... options) throws Exception {
    List<String> line = new ArrayList<>(List.of("bulletin"));
    line.addAll(List.of(options));
    line.addAll(List.of("--warehouse", warehouse.directory().toString()));
    return Program.here(line.toArray(String[]::new));
  }
}
