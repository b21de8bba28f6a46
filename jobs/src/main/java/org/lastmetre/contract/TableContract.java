package org.lastmetre.contract;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a table promises, and for an input table also what the files sent for it must hold.
 *
 * @param layer {@code bronze silver gold ops vault}; {@code views} for what readers see and no
 *     table holds
 * @param name the table's name
 * @param input files are sent for this table (a dataset)
 * @param description what it is for
 * @param oneRowPer its grain
 * @param key the columns that name a row; for an input table within one jurisdiction
 * @param keyOtherwise the key of a row whose first key column is empty; empty where there is none
 * @param partitionBy the columns it is partitioned by
 * @param columns all columns in the order of the table: jurisdiction first, provenance of input
 *     tables last
 * @param checks conditions that hold on every row
 * @param requireOneOf groups of columns of which a row needs at least one
 * @param extras keys of the promise that other rooms read ({@code family, grain, reads, moves,
 *     identities, explains, derived_from, public}), as YAML gives them
 */
public record TableContract(
    String layer,
    String name,
    boolean input,
    Text description,
    Text oneRowPer,
    List<String> key,
    List<String> keyOtherwise,
    List<String> partitionBy,
    List<Column> columns,
    List<Check> checks,
    List<List<String>> requireOneOf,
    Map<String, Object> extras)
    implements Serializable {

  /** Copies the collections. */
  public TableContract {
    key = List.copyOf(key);
    keyOtherwise = List.copyOf(keyOtherwise);
    partitionBy = List.copyOf(partitionBy);
    columns = List.copyOf(columns);
    checks = List.copyOf(checks);
    requireOneOf = requireOneOf.stream().map(List::copyOf).toList();
    extras = Collections.unmodifiableMap(new LinkedHashMap<>(extras));
  }

  /**
   * The column of that name.
   *
   * @throws ContractException when the table has no such column
   */
  public Column column(String column) {
    return columns.stream()
        .filter(c -> c.name().equals(column))
        .findFirst()
        .orElseThrow(
            () ->
                new ContractException(
                    "Table "
                        + layer
                        + "."
                        + name
                        + " has no column "
                        + column
                        + "; it has: "
                        + String.join(", ", columns.stream().map(Column::name).toList())));
  }

  /** The columns read from files, in declared order; empty for a table that is no input. */
  public List<Column> inputColumns() {
    return input ? columns.stream().filter(c -> !c.made()).toList() : List.of();
  }

  /** The same promise with one more extra; what the promise itself says stays. */
  TableContract withExtra(String extra, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(extras);
    more.putIfAbsent(extra, value);
    return new TableContract(
        layer,
        name,
        input,
        description,
        oneRowPer,
        key,
        keyOtherwise,
        partitionBy,
        columns,
        checks,
        requireOneOf,
        more);
  }
}
