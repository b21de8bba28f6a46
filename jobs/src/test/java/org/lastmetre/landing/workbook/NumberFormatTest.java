package org.lastmetre.landing.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFormatTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "yyyy/m/d",
        "m/d/yy h:mm",
        "[$-804]yyyy\"年\"m\"月\"d\"日\";@",
        "h:mm AM/PM",
        "mmm-yy",
        "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
        "上午/下午h\"时\"mm\"分\""
      })
  void dates(String code) {
    assertThat(NumberFormat.of(code).isDate()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "General",
        "@",
        "0",
        "0.00",
        "#,##0",
        "0.00E+00",
        "0%",
        "[Red]0.00",
        "[h]:mm:ss",
        "\"days\" 0",
        "#,##0.00_);[Red]\\(#,##0.00\\)",
        "[DBNum1]0",
        "0\\d"
      })
  void numbers(String code) {
    assertThat(NumberFormat.of(code).isDate()).isFalse();
  }

  @Test
  void zeros_pad() {
    assertThat(NumberFormat.of("000000").digits()).isEqualTo(6);
    assertThat(NumberFormat.of("0000_ ;@").digits()).isEqualTo(4);
    assertThat(NumberFormat.of("\"H\"0000")).isEqualTo(new NumberFormat(false, 4, "H", ""));
    assertThat(NumberFormat.of("0").digits()).isZero();
    assertThat(NumberFormat.of("0000.00").digits()).isZero();
  }

  @Test
  void formats_every_workbook_knows() {
    assertThat(NumberFormat.builtIn(14).isDate()).isTrue();
    assertThat(NumberFormat.builtIn(57).isDate()).isTrue();
    assertThat(NumberFormat.builtIn(0).isDate()).isFalse();
    assertThat(NumberFormat.builtIn(46).isDate()).as("a duration").isFalse();
  }
}
