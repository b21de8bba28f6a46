-- 五里铺街道「片组邻三长制」2023: three tiers of heads, orders and who took them, monthly estate talks.
WITH heads AS (
  SELECT role, count(DISTINCT staff_id) AS people
  FROM gold.quota WHERE jurisdiction = '430304' AND period = 'year' AND linked_units > 0
  GROUP BY role
),
places AS (
  SELECT kind, count(*) AS places FROM silver.resources WHERE jurisdiction = '430304' GROUP BY kind
)
SELECT concat('heads 三长: ', role) AS figure, CAST(people AS STRING) AS value FROM heads
UNION ALL
SELECT 'areas 片', CAST(count(DISTINCT unit_code) AS STRING)
FROM gold.coverage WHERE jurisdiction = '430304' AND unit_level = 'grid'
UNION ALL
SELECT 'households 户', CAST(count(*) AS STRING) FROM silver.households WHERE jurisdiction = '430304'
UNION ALL
SELECT concat('places to deliberate 议事阵地: ', kind), CAST(places AS STRING) FROM places
UNION ALL
SELECT 'orders taken / ordered 点单接单', concat_ws(' / ', sum(taken), sum(ordered))
FROM gold.services WHERE unit_code = '430304' AND period = 'year'
UNION ALL
SELECT 'people who took orders 接单人', CAST(count(DISTINCT taken_by) AS STRING)
FROM silver.service_orders WHERE jurisdiction = '430304'
UNION ALL
SELECT 'estate talks 小区治理谈', CAST(sum(sessions) AS STRING)
FROM gold.deliberation WHERE unit_code = '430304' AND period = 'year'
