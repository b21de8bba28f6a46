package org.lastmetre.publish;

/** The readers' views of units, as SQL over {@code silver.unit_paths} at one version. */
final class UnitViews {
  private static final String UNITS_TODAY = "gold.units_today";

  /** The stretches of today. */
  private static final String TODAY =
      """
        today AS (
          SELECT * FROM (SELECT *, %1$s AS as_of FROM %2$s)
          WHERE coalesce(valid_from, DATE'0001-01-01') <= as_of
            AND as_of < coalesce(valid_until, DATE'9999-12-31')
        ), valid AS (
          SELECT * FROM today WHERE is_valid
        )
        """;

  /**
   * One row per unit valid today, with its township and community: by an outer join to one row per
   * unit, which Spark leaves out where a reader asks for neither.
   */
  private static final String UNITS =
      """
        above AS (
          SELECT jurisdiction, unit_code, explode(path) AS above_code FROM valid
        ), named AS (
          SELECT a.jurisdiction, a.unit_code,
            max(CASE WHEN v.unit_level = 'township' THEN v.unit_code END) AS township_code,
            max(CASE WHEN v.unit_level = 'township' THEN v.unit_name END) AS township_name,
            max(CASE WHEN v.unit_level = 'community' THEN v.unit_code END) AS community_code,
            max(CASE WHEN v.unit_level = 'community' THEN v.unit_name END) AS community_name
          FROM above a JOIN valid v ON v.jurisdiction = a.jurisdiction AND v.unit_code = a.above_code
          GROUP BY a.jurisdiction, a.unit_code
        ), units AS (
          SELECT v.jurisdiction, v.unit_code, v.unit_name, v.unit_level, v.parent_code,
            n.township_code, n.township_name, n.community_code, n.community_name, v.as_of
          FROM valid v LEFT JOIN named n ON n.jurisdiction = v.jurisdiction AND n.unit_code = v.unit_code
        )
        """;

  /**
   * One row per unit that ever was; one that is not valid today has gone up to the first above it
   * that is.
   */
  private static final String SUCCESSORS =
      """
        line AS (
          SELECT jurisdiction, unit_code, unit_name, unit_level, is_valid, valid_from,
            posexplode(path) AS (step, above_code)
          FROM today
        ), successors AS (
          SELECT l.jurisdiction, l.unit_code, l.unit_name, l.unit_level,
            CASE WHEN NOT l.is_valid THEN date_sub(l.valid_from, 1) END AS ended_on,
            min_by(l.above_code, l.step) AS today_code
          FROM line l JOIN valid v ON v.jurisdiction = l.jurisdiction AND v.unit_code = l.above_code
          GROUP BY l.jurisdiction, l.unit_code, l.unit_name, l.unit_level, l.is_valid, l.valid_from
        )
        """;

  private UnitViews() {}

  /**
   * A view's query.
   *
   * @param name {@code gold.units} or {@code gold.units_today}
   * @param paths SQL text that names {@code silver.unit_paths} at a version
   * @param asOf SQL text that yields the day of a row's jurisdiction
   */
  static String of(String name, String paths, String asOf) {
    String units = "WITH " + TODAY.formatted(asOf, paths) + ", " + UNITS;
    return name.equals(UNITS_TODAY)
        ? units
            + ", "
            + SUCCESSORS
            + """
            SELECT s.jurisdiction, s.unit_code, s.unit_name, s.unit_level, s.ended_on,
              s.today_code, u.unit_name AS today_name, u.unit_level AS today_level,
              u.township_code, u.township_name, u.community_code, u.community_name, u.as_of
            FROM successors s JOIN units u ON u.jurisdiction = s.jurisdiction AND u.unit_code = s.today_code
            """
        : units + "SELECT * FROM units";
  }
}
