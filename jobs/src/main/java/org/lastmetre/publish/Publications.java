package org.lastmetre.publish;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Schemas;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Reads and appends {@code ops.published}. */
public final class Publications {
  private final Lake lake;
  private final TableContract table;

  public Publications(Lake lake, Contracts contracts) {
    this.lake = lake;
    this.table = contracts.table("ops", "published");
  }

  /** The manifest that rules; empty before the first publication. */
  public Optional<Manifest> last() {
    return lake
        .read(table)
        .orderBy(col("published_at").desc(), col("run_id").desc())
        .takeAsList(1)
        .stream()
        .findFirst()
        .map(Publications::manifest);
  }

  /** Every manifest there ever was, the one that rules first. */
  public List<Manifest> all() {
    return lake
        .read(table)
        .orderBy(col("published_at").desc(), col("run_id").desc())
        .collectAsList()
        .stream()
        .map(Publications::manifest)
        .toList();
  }

  /** What a run published; empty when it published nothing. */
  public Optional<Manifest> of(String runId) {
    return lake.read(table).where(col("run_id").equalTo(runId)).takeAsList(1).stream()
        .findFirst()
        .map(Publications::manifest);
  }

  /** {@link #lastBefore(List, String, LocalDate)} of every publication. */
  public Optional<Manifest> lastBefore(String jurisdiction, LocalDate asOf) {
    return lastBefore(all(), jurisdiction, asOf);
  }

  /**
   * The last publication in which a jurisdiction is as of an earlier day; empty when none is.
   *
   * @param nights the last one first
   */
  public static Optional<Manifest> lastBefore(
      List<Manifest> nights, String jurisdiction, LocalDate asOf) {
    return nights.stream()
        .filter(
            night -> night.day(jurisdiction).filter(day -> day.asOf().isBefore(asOf)).isPresent())
        .findFirst();
  }

  /** Makes a night visible. */
  public void publish(Manifest manifest) {
    Map<String, Object> tables = new LinkedHashMap<>(manifest.tables());
    Map<String, Object> changes = new LinkedHashMap<>();
    manifest
        .changes()
        .forEach((name, periods) -> changes.put(name, periods.toArray(String[]::new)));
    Row[] days =
        manifest.days().stream()
            .map(
                d ->
                    RowFactory.create(
                        d.jurisdiction(),
                        d.asOf(),
                        d.firstRecordOn(),
                        d.timeZone(),
                        d.monthStartsOn(),
                        d.nameZh(),
                        d.nameEn(),
                        d.rules()))
            .toArray(Row[]::new);
    Row row =
        RowFactory.create(
            manifest.runId(),
            manifest.asOf(),
            manifest.publishedAt(),
            JavaConverters.mapAsScalaMap(tables),
            days,
            JavaConverters.mapAsScalaMap(changes));
    lake.append(table, lake.spark().createDataFrame(List.of(row), Schemas.of(table)));
  }

  private static Manifest manifest(Row row) {
    Map<String, Long> tables =
        new HashMap<>(row.<String, Long>getJavaMap(row.fieldIndex("tables")));
    List<Manifest.Day> days = new ArrayList<>();
    for (Row day : row.<Row>getList(row.fieldIndex("jurisdictions"))) {
      days.add(
          new Manifest.Day(
              day.getString(0),
              day.getAs(1),
              day.getAs(2),
              day.getString(3),
              day.getInt(4),
              day.getString(5),
              day.getString(6),
              day.getString(7)));
    }
    Map<String, List<String>> changes = new HashMap<>();
    row.<String, Seq<String>>getJavaMap(row.fieldIndex("changes"))
        .forEach((name, periods) -> changes.put(name, JavaConverters.seqAsJavaList(periods)));
    return new Manifest(
        row.getAs("run_id"), row.getAs("as_of"), row.getAs("published_at"), tables, days, changes);
  }
}
