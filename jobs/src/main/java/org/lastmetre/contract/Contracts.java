package org.lastmetre.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The promises of all tables: {@code tables/<layer>/<table>.yml}, and {@code
 * metrics/<family>/<table>.yml} for the layer gold.
 */
public final class Contracts {
  private static final String COMMON = "tables/common.yml";
  private static final String SQL = ".sql";

  private final TableReader reader;
  private final Map<String, TableContract> tables = new TreeMap<>();
  private final Map<String, String> files;

  private Contracts(Map<String, String> files) {
    this.files = files;
    reader = new TableReader(Common.read(COMMON, files.get(COMMON)));
  }

  /**
   * The promises on the class path, in a directory or in a jar.
   *
   * @throws ContractException when one cannot be read, names no existing dataset in {@code
   *     refers_to}, or is declared twice
   */
  public static Contracts bundled() {
    Contracts contracts = new Contracts(Resources.beside(COMMON));
    contracts.files.forEach(contracts::add);
    contracts.tables.values().forEach(contracts::checkReferences);
    return contracts;
  }

  /**
   * These promises and further ones, such as those of a jurisdiction's own metrics.
   *
   * @throws ContractException when one is declared already
   */
  public Contracts with(List<TableContract> more) {
    Contracts all = new Contracts(files);
    all.tables.putAll(tables);
    for (TableContract table : more) {
      if (all.tables.put(table.layer() + "." + table.name(), table) != null) {
        throw new ContractException(
            "The table %s.%s is declared twice; give one another name"
                .formatted(table.layer(), table.name()));
      }
    }
    return all;
  }

  private void add(String path, String text) {
    if (path.equals(COMMON) || path.endsWith(SQL)) {
      return;
    }
    String[] parts = path.split("/", -1);
    if (parts.length != 3) {
      throw new ContractException(
          path
              + ": a promise out of place; allowed: tables/<layer>/<table>.yml and"
              + " metrics/<family>/<table>.yml");
    }
    String layer = parts[0].equals("metrics") ? "gold" : parts[1];
    String name = parts[2].substring(0, parts[2].lastIndexOf('.'));
    TableContract table = reader.read(layer, name, text, path);
    if (parts[0].equals("metrics")) {
      table = table.withExtra("family", parts[1]);
    }
    TableContract former = tables.put(layer + "." + name, table);
    if (former != null) {
      throw new ContractException(
          path + ": the table " + layer + "." + name + " is declared twice; keep one file");
    }
  }

  private void checkReferences(TableContract table) {
    for (Column column : table.columns()) {
      for (String dataset : column.refersTo()) {
        TableContract target = tables.get("silver." + dataset);
        if (target == null || !target.input()) {
          throw new ContractException(
              "tables/"
                  + table.layer()
                  + "/"
                  + table.name()
                  + ".yml: columns["
                  + column.name()
                  + "].refers_to: \""
                  + dataset
                  + "\" is no dataset; allowed: "
                  + String.join(", ", inputs().stream().map(TableContract::name).toList()));
        }
      }
    }
  }

  /**
   * The promise of one table.
   *
   * @throws ContractException when nobody promised it
   */
  public TableContract table(String layer, String name) {
    TableContract table = tables.get(layer + "." + name);
    if (table == null) {
      throw new ContractException(
          "No table "
              + layer
              + "."
              + name
              + " is promised; known: "
              + String.join(", ", new TreeSet<>(tables.keySet())));
    }
    return table;
  }

  /** The datasets that are sent as files, by name. */
  public List<TableContract> inputs() {
    return tables.values().stream().filter(TableContract::input).toList();
  }

  /** The names of the columns that may be sent, by dataset. */
  public Map<String, Set<String>> inputColumns() {
    Map<String, Set<String>> columns = new TreeMap<>();
    for (TableContract table : inputs()) {
      columns.put(
          table.name(),
          table.inputColumns().stream().map(Column::name).collect(Collectors.toSet()));
    }
    return columns;
  }

  /** The tables of a layer, by name; empty for a layer without tables. */
  public List<TableContract> layer(String layer) {
    return tables.values().stream()
        .filter(t -> t.layer().equals(layer))
        .sorted(Comparator.comparing(TableContract::name))
        .toList();
  }

  /**
   * Reads a promise from elsewhere, such as a metric of a jurisdiction's own; it is not kept here.
   *
   * @param sourceName the file, for complaints
   * @throws ContractException when it cannot be read
   */
  public TableContract parse(String layer, String name, String yamlText, String sourceName) {
    TableContract table = reader.read(layer, name, yamlText, sourceName);
    checkReferences(table);
    return table;
  }

  /**
   * The query at that path, such as {@code metrics/coverage/coverage.sql}.
   *
   * @throws ContractException when there is none
   */
  public String query(String path) {
    String text = path.endsWith(SQL) ? files.get(path) : null;
    if (text == null) {
      throw new ContractException(
          path + ": no such query; put it there, beside the promise of its table");
    }
    return text;
  }

  /** The queries in a folder, such as {@code metrics/common/}, by file name without ending. */
  public Map<String, String> queriesBelow(String folder) {
    Map<String, String> queries = new TreeMap<>();
    files.forEach(
        (path, text) -> {
          if (path.startsWith(folder) && path.endsWith(SQL)) {
            queries.put(path.substring(folder.length(), path.length() - SQL.length()), text);
          }
        });
    return queries;
  }

  /**
   * SHA-256 (hex) over all promises and queries. After an upgrade that changes one of them,
   * everything is computed anew.
   */
  public String fingerprint() {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256; this one lacks it", e);
    }
    files.forEach(
        (path, text) -> {
          digest.update(path.getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
          digest.update(text.getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
        });
    return HexFormat.of().formatHex(digest.digest());
  }
}
