-- 泗洪县「干部下沉知情解难」2025: who went down, how issues came in, how they stand, and the livelihood projects.
WITH response AS (
  SELECT channel, raised, red, yellow, green
  FROM gold.response WHERE unit_code = '321324' AND period = 'year' AND category = 'all'
)
SELECT 'staff in visiting groups 下沉干部' AS figure, CAST(count(*) AS STRING) AS value
FROM silver.staff WHERE jurisdiction = '321324' AND visiting_group IS NOT NULL
UNION ALL
SELECT 'visiting groups 走访组', CAST(count(DISTINCT visiting_group) AS STRING)
FROM silver.staff WHERE jurisdiction = '321324'
UNION ALL
SELECT 'party members reported 报到党员', CAST(count(*) AS STRING)
FROM silver.staff WHERE jurisdiction = '321324' AND role = 'party_member'
UNION ALL
SELECT 'residential communities 小区', CAST(count(DISTINCT unit_code) AS STRING)
FROM gold.coverage WHERE jurisdiction = '321324' AND unit_level = 'community'
UNION ALL
SELECT 'red / yellow / green 红黄绿', concat_ws(' / ', red, yellow, green) FROM response WHERE channel = 'all'
UNION ALL
SELECT concat('issues by channel 渠道: ', channel), CAST(raised AS STRING) FROM response WHERE channel <> 'all'
UNION ALL
SELECT concat('projects by level 实事: ', level), CAST(sum(planned) AS STRING)
FROM gold.projects WHERE unit_code = '321324' GROUP BY level
UNION ALL
SELECT 'projects of a village 每村实事', CAST(max(planned) AS STRING)
FROM gold.projects WHERE jurisdiction = '321324' AND level = 'village' AND unit_level = 'community'
