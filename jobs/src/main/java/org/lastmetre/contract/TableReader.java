package org.lastmetre.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the promise of one table and refuses what does not fit together. */
final class TableReader {
  /** Keys that other rooms read: of a metric's promise, and of what is derived from datasets. */
  private static final Set<String> EXTRAS =
      Set.of(
          "family", "grain", "reads", "moves", "identities", "explains", "derived_from", "public");

  private static final Set<String> KEYS =
      Set.of(
          "description",
          "one_row_per",
          "input",
          "key",
          "key_otherwise",
          "partition_by",
          "columns",
          "checks",
          "require_one_of");

  private static final Set<String> LAYERS =
      Set.of("bronze", "silver", "gold", "ops", "vault", "views");

  private final Common common;

  TableReader(Common common) {
    this.common = common;
  }

  /** The promise that the YAML declares. */
  TableContract read(String layer, String name, String text, String source) {
    Yaml yaml = Yaml.of(source, text);
    Set<String> keys = new TreeSet<>(KEYS);
    keys.addAll(EXTRAS);
    yaml.only(keys);
    boolean input = yaml.flag("input", false);
    List<String> key = yaml.words("key");
    if (!LAYERS.contains(layer)) {
      throw yaml.wrong(
          "layer",
          "\"" + layer + "\" is unknown",
          "allowed: bronze, silver, gold, ops, vault, views");
    }
    if (input && !layer.equals("silver")) {
      throw yaml.wrong(
          "input", "files are sent for silver tables only", "allowed in " + layer + ": false");
    }
    List<Column> own =
        yaml.list("columns", "name").stream().map(c -> ColumnReader.read(c, !input)).toList();
    List<Column> columns = input ? common.aroundInput(own) : common.before(own, key);
    List<Check> checks =
        yaml.list("checks", "expression").stream().map(TableReader::check).toList();
    TableContract table =
        new TableContract(
            layer,
            name,
            input,
            yaml.text("description"),
            yaml.text("one_row_per"),
            key,
            yaml.words("key_otherwise"),
            yaml.words("partition_by"),
            columns,
            checks,
            yaml.groups("require_one_of"),
            extras(yaml));
    check(yaml, table);
    return table;
  }

  private static Map<String, Object> extras(Yaml yaml) {
    Map<String, Object> extras = new LinkedHashMap<>();
    for (String key : new TreeSet<>(EXTRAS)) {
      if (yaml.has(key)) {
        extras.put(key, yaml.raw(key));
      }
    }
    return extras;
  }

  private static Check check(Yaml yaml) {
    yaml.only(Set.of("expression", "why"));
    return new Check(yaml.word("expression"), yaml.text("why"));
  }

  private static void check(Yaml yaml, TableContract table) {
    Common.refuseTwins(yaml, table.columns());
    if (table.key().isEmpty()) {
      throw yaml.wrong("key", "missing", "name the columns that make a row unique");
    }
    known(yaml, "key", table, table.key());
    boolean shared = !table.input() && Set.of("silver", "gold").contains(table.layer());
    if (shared && !table.key().contains(Common.JURISDICTION)) {
      throw yaml.wrong(
          "key", "it lacks jurisdiction", "every key of " + table.layer() + " includes it");
    }
    known(yaml, "key_otherwise", table, table.keyOtherwise());
    known(yaml, "partition_by", table, table.partitionBy());
    table.requireOneOf().forEach(group -> known(yaml, "require_one_of", table, group));
  }

  private static void known(Yaml yaml, String key, TableContract table, List<String> names) {
    Set<String> columns =
        table.columns().stream().map(Column::name).collect(Collectors.toCollection(TreeSet::new));
    for (String name : names) {
      if (!columns.contains(name)) {
        throw yaml.wrong(
            key,
            "\"" + name + "\" is no column of this table",
            "its columns: " + String.join(", ", columns));
      }
    }
  }
}
