package org.lastmetre.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.size;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Schemas;

/** Makes {@code silver.unit_paths} of {@code silver.org_units}; a county's units fit in memory. */
final class UnitPaths {
  private UnitPaths() {}

  /** The paths of every jurisdiction's units. */
  static Dataset<Row> of(Lake lake, Contracts contracts, Map<String, Place> places) {
    Map<String, List<UnitVersion>> units = rows(lake.read(contracts.table("silver", "org_units")));
    List<Row> paths = new ArrayList<>();
    for (Place place : places.values()) {
      String root = place.policy().jurisdiction();
      UnitTree tree =
          new UnitTree(root, place.policy().name().zh(), units.getOrDefault(root, List.of()));
      for (UnitStretch stretch : tree.stretches()) {
        paths.add(
            RowFactory.create(
                root,
                stretch.code(),
                stretch.from(),
                stretch.until(),
                stretch.isValid(),
                stretch.name(),
                stretch.level(),
                stretch.parent(),
                stretch.path().toArray(String[]::new)));
      }
    }
    return lake.spark().createDataFrame(paths, Schemas.of(contracts.table("silver", "unit_paths")));
  }

  /** The units of good rows as {@link RowReader} yields them, by jurisdiction. */
  static Map<String, List<UnitVersion>> goodRows(Dataset<Row> rows) {
    return rows(
        rows.where(size(col("problems")).equalTo(0)).select(col("jurisdiction"), col("v.*")));
  }

  /** The rows of {@code silver.org_units}, by jurisdiction. */
  static Map<String, List<UnitVersion>> rows(Dataset<Row> rows) {
    Map<String, List<UnitVersion>> units = new HashMap<>();
    for (Row row :
        rows.select(
                "jurisdiction",
                "unit_code",
                "unit_name",
                "level",
                "parent_code",
                "valid_from",
                "valid_to")
            .collectAsList()) {
      units
          .computeIfAbsent(row.getString(0), jurisdiction -> new ArrayList<>())
          .add(
              new UnitVersion(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getAs(5),
                  row.getAs(6)));
    }
    return units;
  }
}
