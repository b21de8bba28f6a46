package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.vault.VaultKey;

/** A single pseudonym is opened by name and reason, and by the right key alone. */
final class RevealIT {
  @TempDir Path folder;

  @Test
  void one_pseudonym_is_told_and_written_down() throws Exception {
    TinyDistrict district = TinyDistrict.in(folder.resolve("source"));
    OneWarehouse warehouse = new OneWarehouse(district.source(), folder.resolve("warehouse"));
    warehouse.night(TinyDistrict.AS_OF);
    Path key = folder.resolve("warehouse.key");
    Files.copy(folder.resolve("vault.key"), key);
    String phone =
        warehouse
            .askOne("SELECT phone FROM silver.households WHERE household_id = 'H1'")
            .getString(0);

    Program.Ended told = reveal(warehouse, phone, "回访时核实 15400000001 的号码");
    assertThat(told.code()).as(told.err()).isZero();
    assertThat(told.out().strip()).isEqualTo("15400000001");
    Row written = warehouse.askOne("SELECT pseudonym, by, reason, jurisdiction FROM ops.reveals");
    assertThat(written.getString(0)).isEqualTo(phone);
    assertThat(written.getString(1)).isEqualTo("欧阳明");
    assertThat(written.getString(2)).startsWith("回访时核实").doesNotContain("15400000001");
    assertThat(written.getString(3)).isEqualTo(TinyDistrict.CODE);

    Program.Ended unknown = reveal(warehouse, "phone_" + "0".repeat(32), "试一试");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err()).contains("does not know phone_000").contains("没有这个假名");

    Files.delete(key);
    VaultKey.readOrMake(key);
    Program.Ended locked = reveal(warehouse, phone, "试一试");
    assertThat(locked.code()).isEqualTo(2);
    assertThat(locked.out()).isEmpty();
    assertThat(locked.err()).contains("does not belong to");
    assertThat(warehouse.ask("SELECT * FROM ops.reveals")).hasSize(1);
  }

  private static Program.Ended reveal(OneWarehouse warehouse, String pseudonym, String reason)
      throws Exception {
    return Program.here(
        "reveal",
        pseudonym,
        "--by",
        "欧阳明",
        "--reason",
        reason,
        "--warehouse",
        warehouse.directory().toString());
  }
}
