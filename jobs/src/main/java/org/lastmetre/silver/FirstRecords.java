package org.lastmetre.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Lake;

/** The day records begin: the earliest accepted visit, issue, survey, meeting or order. */
public final class FirstRecords {
  /** Dataset to the local day of its facts. */
  private static final Map<String, String> FACTS =
      Map.of(
          "visits", "visited_on",
          "issues", "raised_on",
          "surveys", "asked_on",
          "meetings", "held_on",
          "service_orders", "ordered_on");

  private FirstRecords() {}

  /** By jurisdiction; one without records is missing. */
  public static Map<String, LocalDate> of(Lake lake, Contracts contracts) {
    Dataset<Row> days = null;
    for (TableContract table : contracts.inputs()) {
      String day = FACTS.get(table.name());
      if (day != null) {
        Dataset<Row> own = lake.read(table).select(col("jurisdiction"), col(day).as("day"));
        days = days == null ? own : days.unionByName(own);
      }
    }
    Map<String, LocalDate> first = new HashMap<>();
    if (days != null) {
      days.groupBy("jurisdiction")
          .agg(min("day"))
          .collectAsList()
          .forEach(row -> first.put(row.getString(0), row.getAs(1)));
    }
    return first;
  }
}
