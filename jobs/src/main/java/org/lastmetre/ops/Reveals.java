package org.lastmetre.ops;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Schemas;
import org.lastmetre.vault.Vault;
import org.lastmetre.vault.WrongKey;

/** Opens single pseudonyms, and writes down each time who did it and why. */
public final class Reveals {
  private final Lake lake;
  private final Contracts contracts;
  private final Vault vault;

  public Reveals(Lake lake, Contracts contracts, Vault vault) {
    this.lake = lake;
    this.contracts = contracts;
    this.vault = vault;
  }

  /**
   * What a pseudonym stands for. The row of {@code ops.reveals} is written before it is told.
   *
   * @param by who asks
   * @param reason why
   * @return empty when the vault does not know the pseudonym; nothing is written then
   * @throws WrongKey when the key does not open the value; nothing is written then
   */
  public Optional<String> reveal(String pseudonym, String by, String reason, Instant at) {
    List<Row> found =
        values().where(col("pseudonym").equalTo(pseudonym)).orderBy("jurisdiction").takeAsList(1);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(open(found, by, reason, at).get(pseudonym));
  }

  /**
   * What a jurisdiction's pseudonyms stand for, those that the vault knows. Their rows of {@code
   * ops.reveals}, one each, are written before any is told.
   *
   * @param by who asks
   * @param reason why
   * @throws WrongKey when the key does not open a value; nothing is written then
   */
  public Map<String, String> reveal(
      String jurisdiction, Set<String> pseudonyms, String by, String reason, Instant at) {
    Dataset<Row> asked =
        lake.spark().createDataset(List.copyOf(pseudonyms), Encoders.STRING()).toDF("pseudonym");
    List<Row> found =
        values()
            .where(col("jurisdiction").equalTo(jurisdiction))
            .join(asked, "pseudonym")
            .select("jurisdiction", "pseudonym", "sealed")
            .collectAsList();
    return found.isEmpty() ? Map.of() : open(found, by, reason, at);
  }

  private Dataset<Row> values() {
    return lake.read(contracts.table("vault", "values"))
        .select("jurisdiction", "pseudonym", "sealed");
  }

  private Map<String, String> open(List<Row> found, String by, String reason, Instant at) {
    Map<String, String> opened = new TreeMap<>();
    List<Row> told = new ArrayList<>();
    for (Row row : found) {
      String pseudonym = row.getAs("pseudonym");
      if (opened.put(pseudonym, vault.open(row.getAs("sealed"))) == null) {
        told.add(RowFactory.create(row.getAs("jurisdiction"), at, pseudonym, by, reason));
      }
    }
    TableContract table = contracts.table("ops", "reveals");
    lake.append(table, lake.spark().createDataFrame(told, Schemas.of(table)));
    return opened;
  }
}
