package org.lastmetre.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.Contracts;
import org.lastmetre.policy.Policy;
import org.lastmetre.worktime.WorkCalendar;
import scala.collection.JavaConverters;

/**
 * The rules that queries ask for: the views {@code policies} (one row per jurisdiction), {@code
 * quotas} (per role and kind of what it is linked to) and {@code scorecard_bands} (per band).
 */
final class PolicyRows {
  private static final StructType POLICIES =
      StructType.fromDDL(
          "jurisdiction STRING, time_zone STRING, as_of DATE, as_of_end TIMESTAMP,"
              + " first_record_on DATE,"
              + " effective ARRAY<STRING>, denominator ARRAY<STRING>, interval_days MAP<STRING,INT>,"
              + " warning_share DOUBLE, basically_weight DOUBLE, composite_response DOUBLE,"
              + " composite_resolution DOUBLE, composite_satisfaction DOUBLE, small_cells INT,"
              + " quota_per STRING, rotation_cycle STRING, deliberation_sessions INT,"
              + " deliberation_per STRING, deliberation_types ARRAY<STRING>,"
              + " scorecard_weights MAP<STRING,DOUBLE>, risk MAP<STRING,DOUBLE>");
  private static final StructType QUOTAS =
      StructType.fromDDL("jurisdiction STRING, role STRING, kind STRING, required INT");
  private static final StructType BANDS =
      StructType.fromDDL("jurisdiction STRING, band STRING, least DOUBLE");

  /** Intervals of the policy that are of no tag. */
  private static final Set<String> OWN_INTERVALS = Set.of("default", "key");

  private final Column tags;

  PolicyRows(Contracts contracts) {
    this.tags = contracts.table("silver", "households").column("tags");
  }

  /** Makes the views. */
  void show(SparkSession spark, List<Span> spans) {
    List<Row> quotas = new ArrayList<>();
    List<Row> bands = new ArrayList<>();
    for (Span span : spans) {
      Policy policy = span.policy();
      String code = policy.jurisdiction();
      policy
          .quota()
          .roles()
          .forEach(
              (role, links) ->
                  links.forEach(
                      (kind, required) ->
                          quotas.add(RowFactory.create(code, role, kind, required))));
      policy
          .scorecard()
          .bands()
          .forEach((band, least) -> bands.add(RowFactory.create(code, band, least)));
    }
    spark
        .createDataFrame(spans.stream().map(this::row).toList(), POLICIES)
        .createOrReplaceTempView("policies");
    spark.createDataFrame(quotas, QUOTAS).createOrReplaceTempView("quotas");
    spark.createDataFrame(bands, BANDS).createOrReplaceTempView("scorecard_bands");
  }

  private Row row(Span span) {
    Policy policy = span.policy();
    Policy.Deliberation deliberation = policy.deliberation();
    return RowFactory.create(
        policy.jurisdiction(),
        policy.timeZone().getId(),
        span.asOf(),
        WorkCalendar.endOf(span.asOf(), policy.timeZone()),
        span.firstRecordOn(),
        policy.coverage().effective().toArray(String[]::new),
        policy.coverage().denominator().toArray(String[]::new),
        JavaConverters.mapAsScalaMap(intervalDays(policy)),
        policy.response().warningShare(),
        policy.satisfaction().basicallyWeight(),
        policy.satisfaction().compositeResponse(),
        policy.satisfaction().compositeResolution(),
        policy.satisfaction().compositeSatisfaction(),
        policy.smallCells(),
        word(policy.quota().per()),
        word(policy.rotation().cycle()),
        deliberation.sessions(),
        word(deliberation.per()),
        deliberation.types().toArray(String[]::new),
        JavaConverters.mapAsScalaMap(policy.scorecard().weights()),
        JavaConverters.mapAsScalaMap(risk(policy.risk())));
  }

  private static Map<String, Double> risk(Policy.Risk risk) {
    return Map.ofEntries(
        Map.entry("visits_per_day", (double) risk.visitsPerDay()),
        Map.entry("minutes_between_units", (double) risk.minutesBetweenUnits()),
        Map.entry("absent_days", (double) risk.absentDays()),
        Map.entry("burst_records", (double) risk.burstRecords()),
        Map.entry("burst_pause_minutes", (double) risk.burstPauseMinutes()),
        Map.entry("burst_days", (double) risk.burstDays()),
        Map.entry("phone_households", (double) risk.phoneHouseholds()),
        Map.entry("same_ratings", (double) risk.sameRatings()),
        Map.entry("same_ratings_chance", risk.sameRatingsChance()),
        Map.entry("closed_minutes", (double) risk.closedMinutes()));
  }

  private static String word(Policy.Period period) {
    return period.name().toLowerCase(Locale.ROOT);
  }

  /** The policy's words for tags as the registers' words are read: 低保 is subsistence. */
  private Map<String, Integer> intervalDays(Policy policy) {
    Map<String, Integer> days = new LinkedHashMap<>();
    policy
        .coverage()
        .intervalDays()
        .forEach(
            (word, interval) ->
                days.merge(
                    OWN_INTERVALS.contains(word) ? word : tags.canonical(word),
                    interval,
                    Math::min));
    return days;
  }
}
