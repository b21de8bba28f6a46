package org.lastmetre.publish;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Schemas;
import org.lastmetre.landing.line.Skip;

/**
 * What readers see: {@code gold.*} and {@code silver.*} at the versions of one manifest, {@code
 * ops.*} at its latest, each as a view.
 *
 * <p>Gold's views add {@code as_of} from the manifest. {@code gold.units} and {@code
 * gold.units_today} are views of units, {@code ops.skipped} what each file's reading passed over.
 */
public final class PublishedTables {
  private static final String SKIPPED = "ops.skipped";
  private static final String GOLD = "gold.";
  private static final String UNIT_PATHS = "silver.unit_paths";

  private final Lake lake;
  private final SparkSession spark;
  private final Contracts contracts;
  private final Optional<Manifest> manifest;

  public PublishedTables(Lake lake, Contracts contracts, Optional<Manifest> manifest) {
    this.lake = lake;
    this.spark = lake.spark();
    this.contracts = contracts;
    this.manifest = manifest;
  }

  /**
   * The names a reader may use, such as {@code gold.coverage}, with what one row of each stands
   * for.
   */
  public Map<String, String> names() {
    Map<String, String> names = new TreeMap<>();
    for (String layer : List.of("gold", "silver", "ops")) {
      for (TableContract table : contracts.layer(layer)) {
        names.put(layer + "." + table.name(), table.oneRowPer().en());
      }
    }
    for (TableContract view : contracts.layer("views")) {
      names.put("gold." + view.name(), view.oneRowPer().en());
    }
    manifest.stream()
        .flatMap(m -> m.tables().keySet().stream())
        .filter(name -> name.startsWith(GOLD))
        .forEach(name -> names.putIfAbsent(name, "see DESCRIBE: a metric of a jurisdiction's own"));
    return names;
  }

  /** The names of the figures, such as {@code gold.coverage}: every gold table and view. */
  public List<String> figures() {
    return names().keySet().stream().filter(name -> name.startsWith(GOLD)).toList();
  }

  /** The tables that the figures are read from, as {@link Lake#at} names them. */
  public Set<String> stored() {
    return manifest.map(Manifest::tables).orElse(Map.of()).entrySet().stream()
        .filter(table -> table.getKey().startsWith(GOLD) || table.getKey().equals(UNIT_PATHS))
        .map(
            table -> {
              String[] parts = table.getKey().split("\\.", 2);
              return lake.at(parts[0], parts[1], table.getValue());
            })
        .collect(Collectors.toSet());
  }

  /** What a table promises; empty for a metric of a jurisdiction's own. */
  public Optional<TableContract> promised(String name) {
    String table = name.substring(name.indexOf('.') + 1);
    return contracts.layer(isView(name) ? "views" : name.substring(0, name.indexOf('.'))).stream()
        .filter(promise -> promise.name().equals(table))
        .findFirst();
  }

  /** What the stored table says it is for; empty when nobody has published it. */
  public String comment(String name) {
    String[] parts = name.split("\\.", 2);
    return version(name).isPresent() ? lake.comment(parts[0], parts[1]) : "";
  }

  /** A table's rows as readers see them; its columns carry their comments. */
  public Dataset<Row> read(String name) {
    return spark.sql(select(name).orElseThrow());
  }

  /**
   * Makes the views that a text names; opening a table takes time, so others are left out.
   *
   * @param text a statement
   */
  public void open(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (String layer : List.of("gold", "silver", "ops")) {
      spark.sql("CREATE DATABASE IF NOT EXISTS " + layer);
    }
    for (String name : names().keySet()) {
      String table = name.substring(name.indexOf('.') + 1);
      boolean mentioned = lower.matches("(?s).*\\b" + table + "\\b.*");
      boolean listing = lower.matches("(?s)\\s*show\\s+(tables|views).*");
      if (mentioned || listing) {
        select(name)
            .ifPresent(query -> spark.sql("CREATE OR REPLACE VIEW " + name + " AS " + query));
      }
    }
  }

  /**
   * The queries of a reader's views by their names; tables stand in them at the manifest's
   * versions.
   *
   * @param layers among {@code gold}, {@code silver} and {@code ops}
   */
  public Map<String, String> queries(Set<String> layers) {
    Map<String, String> queries = new TreeMap<>();
    for (String name : names().keySet()) {
      if (layers.contains(name.substring(0, name.indexOf('.')))) {
        select(name).ifPresent(query -> queries.put(name, query));
      }
    }
    return queries;
  }

  private Optional<String> select(String name) {
    if (isView(name)) {
      return version(UNIT_PATHS)
          .map(version -> lake.at("silver", "unit_paths", version))
          .map(paths -> UnitViews.of(name, paths, asOf("jurisdiction")))
          .or(() -> empty(name));
    }
    if (name.equals(SKIPPED)) {
      return lake.version("ops", "files").isPresent()
              && lake.version("bronze", "skipped").isPresent()
          ? Optional.of(skipped())
          : empty(name);
    }
    String[] parts = name.split("\\.", 2);
    if (parts[0].equals("ops")) {
      return lake.version(parts[0], parts[1]).isPresent()
          ? Optional.of("SELECT * FROM " + lake.latest(parts[0], parts[1]))
          : empty(name);
    }
    Optional<Long> version = version(name);
    if (version.isEmpty()) {
      return empty(name);
    }
    String at = lake.at(parts[0], parts[1], version.get());
    return Optional.of(
        parts[0].equals("gold")
            ? "SELECT t.*, %s AS as_of FROM %s t".formatted(asOf("t.jurisdiction"), at)
            : "SELECT * FROM " + at);
  }

  /** A table nobody has published yet has its columns and no rows. */
  private Optional<String> empty(String name) {
    TableContract table = promise(name);
    List<String> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      columns.add("CAST(NULL AS %s) AS `%s`".formatted(Schemas.type(column).sql(), column.name()));
    }
    if (table.layer().equals("gold")) {
      columns.add("CAST(NULL AS DATE) AS as_of");
    }
    return Optional.of("SELECT " + String.join(", ", columns) + " WHERE false");
  }

  private TableContract promise(String name) {
    String[] parts = name.split("\\.", 2);
    return contracts.table(isView(name) ? "views" : parts[0], parts[1]);
  }

  /** Views of units have no table of their own. */
  private boolean isView(String name) {
    return contracts.layer("views").stream().anyMatch(v -> name.equals("gold." + v.name()));
  }

  private Optional<Long> version(String name) {
    return manifest.map(m -> m.tables().get(name));
  }

  /** The day of a row's jurisdiction as SQL. */
  private String asOf(String jurisdiction) {
    String days =
        manifest.orElseThrow().days().stream()
            .map(day -> "WHEN '%s' THEN DATE'%s'".formatted(day.jurisdiction(), day.asOf()))
            .collect(Collectors.joining(" "));
    return "CASE %s %s END".formatted(jurisdiction, days);
  }

  /** Every copy of a file has what its content's last reading passed over. */
  private String skipped() {
    String sentences =
        Arrays.stream(Skip.values())
            .map(
                skip ->
                    "('%s', '%s', '%s')"
                        .formatted(
                            skip.code(),
                            skip.sentence().zh(),
                            skip.sentence().en().replace("'", "\\'")))
            .collect(Collectors.joining(", "));
    return """
        WITH last AS (
          SELECT jurisdiction, dataset, file_id, max(run_id) AS run_id
          FROM %1$s GROUP BY jurisdiction, dataset, file_id
        )
        SELECT s.jurisdiction, f.path, s.dataset, s.sheet, s.sheet_number, s.first_row, s.last_row, s.rows,
          s.reason, r.zh AS reason_zh, r.en AS reason_en
        FROM %1$s s
        JOIN last USING (jurisdiction, dataset, file_id, run_id)
        JOIN %2$s f USING (jurisdiction, dataset, file_id)
        JOIN (VALUES %3$s) AS r(reason, zh, en) ON r.reason = s.reason
        WHERE f.reason IS NULL
        """
        .formatted(lake.latest("bronze", "skipped"), lake.latest("ops", "files"), sentences);
  }
}
