package org.lastmetre.ops;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
        lake.read(contracts.table("vault", "values"))
            .where(col("pseudonym").equalTo(pseudonym))
            .orderBy("jurisdiction")
            .takeAsList(1);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String value = vault.open(found.get(0).getAs("sealed"));
    TableContract table = contracts.table("ops", "reveals");
    Row row = RowFactory.create(found.get(0).getAs("jurisdiction"), at, pseudonym, by, reason);
    lake.append(table, lake.spark().createDataFrame(List.of(row), Schemas.of(table)));
    return Optional.of(value);
  }
}
