-- 八公山区「网组片」2017: the figures the district published, and how many of each role keep their quota.
WITH linked AS (  -- everyone who was linked to a household or a unit in the year
  SELECT role, staff_id
  FROM gold.quota
  WHERE jurisdiction = '340405' AND period = 'year' AND linked + linked_units > 0
),
links AS (
  SELECT a.household_id, a.unit_code, u.level
  FROM silver.assignments a
  LEFT JOIN silver.org_units u ON u.jurisdiction = a.jurisdiction AND u.unit_code = a.unit_code
  WHERE a.jurisdiction = '340405'
),
quarters AS (
  SELECT role, count(*) AS people, count_if(attained) AS attained
  FROM gold.quota
  WHERE jurisdiction = '340405' AND period = 'quarter' AND role IS NOT NULL
    AND period_start = (SELECT max(period_start) FROM gold.quota WHERE jurisdiction = '340405' AND period = 'quarter')
  GROUP BY role
)
SELECT 'grid areas 网格片' AS figure, CAST(count(DISTINCT unit_code) AS STRING) AS value
FROM gold.coverage WHERE jurisdiction = '340405' AND unit_level = 'grid'
UNION ALL
SELECT 'staff linked 联系干部', CAST(count(DISTINCT staff_id) AS STRING) FROM linked
UNION ALL
SELECT 'work groups linked 联系组', CAST(count(DISTINCT unit_code) AS STRING) FROM links WHERE level = 'group'
UNION ALL
SELECT 'households linked 联系户', CAST(count(DISTINCT household_id) AS STRING) FROM links
UNION ALL
SELECT 'visits 走访', CAST(sum(visits) AS STRING)
FROM gold.coverage WHERE unit_code = '340405' AND period = 'year'
UNION ALL
SELECT 'issues solved 解决问题', CAST(sum(resolved) AS STRING)
FROM gold.response WHERE unit_code = '340405' AND period = 'year' AND category = 'all' AND channel = 'all'
UNION ALL
SELECT concat('quota kept 联系任务达到: ', role), concat_ws(' / ', attained, people) FROM quarters
UNION ALL
SELECT 'quarterly reviews held / owed 季度评议', concat_ws(' / ', sum(sessions), sum(sessions_required))
FROM gold.deliberation WHERE unit_code = '340405' AND period = 'year'
