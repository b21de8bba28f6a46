package org.lastmetre.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.collection.JavaConverters;

class CellsTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static String text(Object value) {
    return Cells.text(value, ZONE);
  }

  private static Object json(Object value) {
    return Cells.json(value, ZONE);
  }

  private static Object seq(Object... values) {
    return JavaConverters.asScalaBuffer(Arrays.asList(values));
  }

  @Test
  void null_is_empty_text_and_null_in_json() {
    assertThat(text(null)).isEmpty();
    assertThat(json(null)).isNull();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "0.5, 0.5",
    "1.0, 1",
    "0.0, 0",
    "-0.0, 0",
    "100.0, 100",
    "1234567.0, 1234567",
    "1.0E10, 10000000000",
    "1.0E-5, 0.00001",
    "0.1, 0.1",
    "-2.25, -2.25",
    "0.3333333333333333, 0.3333333333333333",
    "NaN, NaN",
    "Infinity, Infinity"
  })
  void a_number_is_written_plainly(double number, String text) {
    assertThat(text(number)).isEqualTo(text);
    assertThat(json(number)).isEqualTo(number);
  }

  @Test
  void whole_numbers_flags_and_words_are_themselves() {
    assertThat(text(7)).isEqualTo("7");
    assertThat(text(7_000_000_000L)).isEqualTo("7000000000");
    assertThat(text(true)).isEqualTo("true");
    assertThat(text("城南, \"3\"")).isEqualTo("城南, \"3\"");
    assertThat(text(new BigDecimal("2.50"))).isEqualTo("2.50");
    assertThat(json(7_000_000_000L)).isEqualTo(7_000_000_000L);
    assertThat(json(true)).isEqualTo(true);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "2026-03-05T01:02:03Z, 2026-03-05 09:02:03",
    "2026-03-05T01:02:03.500Z, 2026-03-05 09:02:03.5",
    "2026-03-05T15:59:59.999999Z, 2026-03-05 23:59:59.999999",
    "2026-03-05T16:00:00Z, 2026-03-06 00:00:00"
  })
  void an_instant_is_local_time(Instant instant, String text) {
    assertThat(text(instant)).isEqualTo(text);
    assertThat(text(Timestamp.from(instant))).isEqualTo(text);
    assertThat(json(instant)).isEqualTo(text);
  }

  @Test
  void a_day_is_itself_in_any_zone() {
    assertThat(text(LocalDate.of(2026, 3, 5))).isEqualTo("2026-03-05");
    assertThat(text(Date.valueOf("2026-03-05"))).isEqualTo("2026-03-05");
    assertThat(json(LocalDate.of(2026, 3, 5))).isEqualTo("2026-03-05");
  }

  @Test
  void a_list_is_parted_by_semicolons() {
    assertThat(text(seq("S1", "S2"))).isEqualTo("S1; S2");
    assertThat(text(seq())).isEmpty();
    assertThat(json(seq("S1", Instant.parse("2026-03-05T01:02:03Z"))))
        .isEqualTo(List.of("S1", "2026-03-05 09:02:03"));
  }

  @Test
  void a_map_is_an_object_with_words_for_keys() {
    Object map = JavaConverters.mapAsScalaMap(Map.of(7, LocalDate.of(2026, 3, 5)));

    assertThat(json(map)).isEqualTo(Map.of("7", "2026-03-05"));
  }

  @Test
  void a_struct_is_an_object_by_its_fields() {
    Row row =
        new GenericRowWithSchema(
            new Object[] {"H1", null, seq(LocalDate.of(2026, 3, 5))},
            StructType.fromDDL("id STRING, n INT, days ARRAY<DATE>"));

    Map<?, ?> object = (Map<?, ?>) json(row);
    assertThat(object.keySet().stream().map(String::valueOf)).containsExactly("id", "n", "days");
    assertThat(object.get("id")).isEqualTo("H1");
    assertThat(object.get("n")).isNull();
    assertThat(object.get("days")).isEqualTo(List.of("2026-03-05"));
    assertThat(json(RowFactory.create("H1"))).isEqualTo(Map.of("_0", "H1"));
  }

  @Test
  void bytes_are_base64() {
    assertThat(text(new byte[] {1, 2, (byte) 255})).isEqualTo("AQL/");
  }
}
