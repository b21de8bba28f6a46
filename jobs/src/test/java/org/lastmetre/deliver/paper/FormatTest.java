package org.lastmetre.deliver.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.poi.ss.usermodel.DataFormatter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page and a workbook write a number alike. */
final class FormatTest {
  private static final int GENERAL = 0;

  @ParameterizedTest
  @CsvSource({
    "COUNT, 0, 0",
    "COUNT, 1256, '1,256'",
    "PERCENT, 0.8125, 81.3%",
    "PERCENT, 1, 100.0%",
    "PERCENT, 0, 0.0%",
    "DECIMAL, 1234.56, '1,234.6'",
    "MORE, 29, +29",
    "MORE, -354, -354",
    "MORE, 0, 0",
    "POINTS, 6.84, +6.8",
    "POINTS, -2.46, -2.5",
    "POINTS, 0, 0.0"
  })
  void number_reads(Format format, double value, String shown) {
    assertThat(format.shown(value)).isEqualTo(shown);
    assertThat(new DataFormatter().formatRawCellContents(value, GENERAL, format.code("")))
        .isEqualTo(shown);
    assertThat(new DataFormatter().formatRawCellContents(value, GENERAL, format.code("†")))
        .isEqualTo(shown + "†");
  }
}
