package org.lastmetre.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.FreeText;
import org.lastmetre.contract.TableContract;
import org.lastmetre.landing.line.Spot;
import org.lastmetre.vault.Vault;
import org.lastmetre.vault.VaultKey;

/** What of a household's row comes in, and what of it goes to the vault. */
class IntakeTest {
  @TempDir Path folder;
  private Intake intake;

  @BeforeEach
  void start() throws Exception {
    TableContract households = Contracts.bundled().table("silver", "households");
    Vault vault = new Vault(VaultKey.readOrMake(folder.resolve("key")));
    intake = new Intake("run", vault, List.of(households));
  }

  @Test
  void a_person_becomes_a_pseudonym() {
    Row taken = taken(Map.of("household_id", "H1", "phone", "13812345678"));
    assertThat(value(taken, "phone")).startsWith("phone_");
    assertThat(personal(taken)).hasSize(1);
  }

  @Test
  void a_returned_row_of_which_the_number_is_left_is_taken_back() {
    Row taken = taken(Map.of(ReturnForm.CORRECTS, "0123", "head_name", " "));
    assertThat(taken.<String>getAs("skip")).isEqualTo("taken_back");
    assertThat(taken.<String>getAs("corrects")).isEqualTo("0123");
    assertThat(taken.<Long>getAs("skipped")).isEqualTo(1);
    assertThat(taken(Map.of("head_name", " ")).<String>getAs("skip"))
        .as("without a number it is no row of an envelope")
        .isNull();
  }

  @Test
  void no_value_is_no_person() {
    for (String nothing : List.of("NULL", "N/A", "-", "—")) {
      Row taken = taken(Map.of("household_id", "H1", "phone", nothing, "head_name", nothing));
      assertThat(value(taken, "phone")).isEqualTo(nothing);
      assertThat(value(taken, "head_name")).isEqualTo(nothing);
      assertThat(personal(taken)).isEmpty();
    }
  }

  @Test
  void a_damaged_number_is_left_to_be_refused() {
    Row taken =
        taken(
            Map.of("household_id", "H1", "id_number", "3.21323E+17", "phone", "1.3812345678E+10"));
    assertThat(value(taken, "id_number")).isEqualTo("3.21E+17");
    assertThat(value(taken, "phone")).isEqualTo("1.38E+10");
    assertThat(personal(taken)).isEmpty();
    assertThat(taken.<byte[]>getAs("sealed")).isNotNull();
  }

  @Test
  void a_telephone_for_a_code_is_the_pseudonym_of_the_telephone() {
    Row taken = taken(Map.of("household_id", "138 1234 5678", "phone", "13812345678"));
    assertThat(value(taken, "household_id")).isEqualTo(value(taken, "phone"));
    assertThat(taken.<String>getAs("entity_id")).isEqualTo(value(taken, "phone"));
    assertThat(personal(taken)).hasSize(2);
    assertThat(taken.<byte[]>getAs("sealed")).isNotNull();
  }

  @Test
  void a_telephone_in_a_column_of_dates_is_masked() {
    Row taken = taken(Map.of("household_id", "H1", "registered_on", "1.3812345678E+10"));
    assertThat(value(taken, "registered_on")).isEqualTo(FreeText.PHONE);
  }

  private Row taken(Map<String, String> cells) {
    Row row =
        intake.take(
            new Found(
                "321323", "households", "f", Spot.row(2), 0, cells, Map.of(), 0, null, null, 2, 0));
    Object[] out = new Object[row.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = row.get(i);
    }
    return new GenericRowWithSchema(out, Intake.ROWS);
  }

  private static String value(Row row, String column) {
    return row.<String, String>getJavaMap(row.fieldIndex("values")).get(column);
  }

  private static Row[] personal(Row row) {
    return row.getAs("personal");
  }
}
