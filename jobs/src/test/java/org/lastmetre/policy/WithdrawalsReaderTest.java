package org.lastmetre.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithdrawalsReaderTest {
  private static final List<String> DATASETS = List.of("visits", "org_units");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

  private static List<Withdrawal> read(String text) {
    return WithdrawalsReader.read(
        "withdrawals.csv", text.getBytes(StandardCharsets.UTF_8), DATASETS);
  }

  @Test
  void english_and_chinese_headers_in_any_order_say_the_same() {
    List<Withdrawal> expected =
        List.of(
            new Withdrawal("visits", "V1", null, DAY, "Zhao", "typed twice, by mistake"),
            new Withdrawal(null, null, "a/2026-03-01/visits.csv", DAY, "Zhao", "test file"));
    assertThat(
            read(
                """
                dataset,key,file,date,person,reason
                visits,V1,,2026-03-05,Zhao,"typed twice, by mistake"

                ,,a/2026-03-01/visits.csv,2026-03-05,Zhao,test file
                """))
        .isEqualTo(expected);
    assertThat(
            read(
                """
                \uFEFF原因,经办人,日期,文件,编号,数据集
                "typed twice, by mistake",Zhao,2026-03-05,,Ｖ１,visits
                test file,Zhao,2026-03-05,a/2026-03-01/visits.csv,,
                """))
        .isEqualTo(expected);
  }

  @Test
  void a_spreadsheets_encoding_is_read_too() {
    byte[] bytes =
        "数据集,编号,日期,经办人,原因\nvisits,V1,2026-03-05,赵编办,误报\n".getBytes(Charset.forName("GB18030"));
    assertThat(WithdrawalsReader.read("w.csv", bytes, DATASETS))
        .containsExactly(new Withdrawal("visits", "V1", null, DAY, "赵编办", "误报"));
  }

  @Test
  void a_key_may_have_parts() {
    Withdrawal withdrawal = new Withdrawal("org_units", "U1|2026-01-01", null, DAY, "Zhao", "why");
    assertThat(withdrawal.entityId()).isEqualTo("U1");
    assertThat(withdrawal.parts()).containsExactly("U1", "2026-01-01");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      value = {
        "visits,V1,,2026-03-05,,why ~ withdrawals.csv:2: person: it is missing",
        "visits,V1,,2026-03-05,Zhao, ~ withdrawals.csv:2: reason: it is missing",
        "visits,V1,,5.3.2026,Zhao,why ~ withdrawals.csv:2: date: '5.3.2026' is no date",
        "visits,,,2026-03-05,Zhao,why ~ withdrawals.csv:2: key: neither key nor file is given",
        "visits,V1,f,2026-03-05,Zhao,why ~ withdrawals.csv:2: key: both key and file are given",
        ",V1,,2026-03-05,Zhao,why ~ withdrawals.csv:2: dataset: it is missing",
        "visit,V1,,2026-03-05,Zhao,why ~ withdrawals.csv:2: dataset: unknown dataset 'visit'",
        "visits,V1,,2026-03-05,Zhao,why,so ~ withdrawals.csv:2: more cells than the header has"
      })
  void a_broken_line_is_named(String line, String message) {
    assertThatThrownBy(() -> read("dataset,key,file,date,person,reason\n" + line + "\n"))
        .isInstanceOf(PolicyException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void a_broken_header_and_a_repeated_line_are_named() {
    assertThatThrownBy(() -> read("dataset,key,date,person\n"))
        .hasMessageStartingWith("withdrawals.csv:1: reason: the column is missing");
    assertThatThrownBy(() -> read("dataset,id,date,person,reason\n"))
        .hasMessageStartingWith("withdrawals.csv:1: id: no such column");
    assertThatThrownBy(() -> read(""))
        .hasMessageStartingWith("withdrawals.csv:1: the file is empty");
    assertThatThrownBy(
            () ->
                read(
                    """
                    dataset,key,date,person,reason
                    visits,V1,2026-03-05,Zhao,why
                    visits,V1,2026-03-06,Zhao,why
                    """))
        .hasMessageStartingWith("withdrawals.csv:3: the same is withdrawn on line 2");
  }
}
