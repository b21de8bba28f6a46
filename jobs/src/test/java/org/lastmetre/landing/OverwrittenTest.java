package org.lastmetre.landing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.lake.Lake;
import org.lastmetre.landing.Landing.Landed;
import org.lastmetre.policy.Jurisdiction;
import org.lastmetre.testing.NightHarness;
import org.lastmetre.vault.Vault;
import org.lastmetre.vault.VaultKey;

/** A file that its sender writes again between the look at it and the reading of its rows. */
class OverwrittenTest {
  private static final String HERE = "321323102/2026-03-05/";
  private static final String HEADER = "走访编号,走访时间,户编号,走访人员\n";
  private static final String FIRST = HEADER + "V1,2026-03-01,H1,S1\nV2,2026-03-01,H2,S1\n";
  private static final String LATER = HEADER + "V3,2026-03-02,H3,S1\n";

  @TempDir Path folder;
  private final SparkSession spark = NightHarness.spark();
  private Post post;
  private Lake lake;

  @BeforeEach
  void open() throws IOException {
    post = Post.in(folder.resolve("source"));
    lake = new Lake(spark, folder.resolve("warehouse").toString());
  }

  private Landed land(String run, Path overwritten, byte[] by) {
    Vault vault = new Vault(VaultKey.readOrMake(folder.resolve("key")));
    Landing landing = new Landing(lake, Post.CONTRACTS, vault, run);
    List<Jurisdiction> jurisdictions = List.of(post.jurisdiction());
    return landing.land(
        jurisdictions,
        landing.list(jurisdictions),
        looked -> {
          if (overwritten != null && overwritten.endsWith(looked)) {
            write(overwritten, by);
          }
        });
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> visits() {
    return lake
        .read(Post.CONTRACTS.table("bronze", "rows"))
        .select("entity_id")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  @Test
  void its_rows_are_stored_under_no_id_but_that_of_their_own_content() throws IOException {
    Path file = post.send(HERE + "visits.csv", FIRST);
    post.send(HERE + "visits.copy.csv", FIRST);
    post.send(HERE + "visits.other.csv", HEADER + "V9,2026-03-01,H9,S1\n");

    Landed first = land("r1", file, LATER.getBytes(UTF_8));
    assertThat(first.remarks())
        .singleElement()
        .asString()
        .startsWith("321323/" + HERE + "visits.csv was written")
        .contains("留待下一晚");
    assertThat(first.receipts())
        .extracting(Receipt::path)
        .containsExactly(HERE + "visits.other.csv");
    assertThat(visits()).containsExactly("V9");

    Landed next = land("r2", null, null);
    assertThat(next.remarks()).isEmpty();
    assertThat(next.receipts())
        .filteredOn(receipt -> receipt.path().equals(HERE + "visits.csv"))
        .singleElement()
        .satisfies(
            receipt -> {
              assertThat(receipt.reading().contentId()).isEqualTo(Content.hash(LATER));
              assertThat(receipt.reading().rowsRead()).isEqualTo(1);
            });
    assertThat(visits()).containsExactlyInAnyOrder("V9", "V1", "V2", "V3");
  }

  @Test
  void what_cannot_be_read_any_more_stops_no_night() throws IOException {
    byte[] packed = Post.gzipped((HEADER + "V1,2026-03-01,H1,S1\n".repeat(5_000)).getBytes(UTF_8));
    Path file = post.send(HERE + "visits.csv.gz", packed);

    Landed cut = land("r1", file, Arrays.copyOf(packed, packed.length / 2));
    assertThat(cut.receipts()).isEmpty();
    assertThat(cut.remarks()).hasSize(1);

    Landed whole = land("r2", file, packed);
    assertThat(whole.receipts()).as("written as it was looked at").isEmpty();
    assertThat(land("r3", null, null).rows()).isEqualTo(5_000);
  }
}
