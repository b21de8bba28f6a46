package org.lastmetre.cli;

import static org.apache.spark.sql.functions.col;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.lastmetre.contract.TableContract;
import org.lastmetre.metrics.Period;
import org.lastmetre.publish.Manifest;

/**
 * The row of a metric table that somebody asks about.
 *
 * @param table the metric's table
 * @param unit the unit's code
 * @param period as people write it, such as {@code 2017-04}
 * @param splits category and channel
 */
record RateCell(TableContract table, String unit, String period, Map<String, String> splits) {
  /** Keeps the splits that the table has. */
  RateCell {
    splits = new TreeMap<>(splits);
    splits.keySet().retainAll(table.key());
  }

  /** The period that is meant in a jurisdiction. */
  Period periodIn(Manifest.Day day) {
    return Period.written(period, day.monthStartsOn())
        .orElseThrow(
            () ->
                new BadUsage(
                    "%s is no period; write 2017-04, 2017Q2, 2017 or a day such as 2017-04-19"
                        .formatted(period)));
  }

  /** Whether a row is the one asked for, in a jurisdiction. */
  Column isIn(Manifest.Day day) {
    Period asked = periodIn(day);
    Column wanted =
        col("jurisdiction")
            .equalTo(day.jurisdiction())
            .and(col("unit_code").equalTo(unit))
            .and(col("period").equalTo(asked.kind().word()))
            .and(col("period_start").equalTo(asked.start()));
    for (Map.Entry<String, String> split : splits.entrySet()) {
      wanted = wanted.and(col(split.getKey()).equalTo(split.getValue()));
    }
    return wanted;
  }

  @Override
  public String toString() {
    return "unit %s in %s%s"
        .formatted(
            unit,
            period,
            splits.entrySet().stream()
                .map(split -> ", " + split.getKey() + " " + split.getValue())
                .collect(Collectors.joining()));
  }
}
