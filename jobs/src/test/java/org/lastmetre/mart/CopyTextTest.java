package org.lastmetre.mart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import scala.collection.JavaConverters;

final class CopyTextTest {
  @Test
  void values_are_written_as_postgresql_reads_them() {
    assertThat(line("柳树村", 12L, 0.1, true, LocalDate.of(2024, 6, 15), null))
        .isEqualTo("柳树村\t12\t0.1\ttrue\t2024-06-15\t\\N\n");
    assertThat(line(1.0E-5, Double.NaN, "")).isEqualTo("1.0E-5\tNaN\t\n");
  }

  @Test
  void what_would_end_a_cell_or_a_line_is_escaped() {
    assertThat(line("a\tb\nc\rd\\N")).isEqualTo("a\\tb\\nc\\rd\\\\N\n");
    assertThat(line("a\0b")).as("PostgreSQL holds no NUL").isEqualTo("ab\n");
  }

  @Test
  void lists_are_arrays() {
    assertThat(line(list("visits", "a \"b\"", "c\\d", null)))
        .isEqualTo("{\"visits\",\"a \\\\\"b\\\\\"\",\"c\\\\\\\\d\",NULL}\n");
    assertThat(line(list())).isEqualTo("{}\n");
  }

  private static Object list(String... texts) {
    List<String> list = Arrays.asList(texts);
    return JavaConverters.asScalaBuffer(list).toSeq();
  }

  private static String line(Object... values) {
    StringBuilder lines = new StringBuilder();
    CopyText.add(RowFactory.create(values), lines);
    return lines.toString();
  }
}
