-- 盛新村「四种镜子、三访四步」2020: rotation, inspection, the magnifier and double feedback.
WITH groups AS (
  SELECT staff_id, visiting_group FROM silver.staff WHERE jurisdiction = '310116' AND visiting_group IS NOT NULL
),
cycles AS (
  SELECT DISTINCT period_start, pairs, pairs_done FROM gold.rotation WHERE jurisdiction = '310116'
)
SELECT 'villager groups 村民组' AS figure, CAST(count(DISTINCT unit_code) AS STRING) AS value
FROM gold.rotation WHERE jurisdiction = '310116' AND unit_level = 'group'
UNION ALL
SELECT 'visiting staff 走访干部', CAST(count(*) AS STRING) FROM groups
UNION ALL
SELECT 'visiting groups 走访组', CAST(count(DISTINCT visiting_group) AS STRING) FROM groups
UNION ALL
SELECT concat('pairs visited after cycle 轮换 ', row_number() OVER (ORDER BY period_start)),
  concat_ws(' / ', pairs_done, pairs)
FROM cycles
UNION ALL
SELECT 'inspectors 巡查员', CAST(count(*) AS STRING)
FROM silver.staff WHERE jurisdiction = '310116' AND role = 'inspector'
UNION ALL
SELECT 'blocks they inspect 巡查片', CAST(count(DISTINCT unit_code) AS STRING)
FROM silver.staff WHERE jurisdiction = '310116' AND role = 'inspector'
UNION ALL
SELECT 'households in the share scheme 股份合作', CAST(count(*) AS STRING)
FROM silver.households WHERE jurisdiction = '310116' AND array_contains(tags, '股份合作')
UNION ALL
SELECT 'elders behind the pension issue 养老保险放大镜', CAST(sum(affected_households) AS STRING)
FROM silver.issues WHERE jurisdiction = '310116' AND category = '养老保险'
UNION ALL
SELECT 'resolved / fed back / made public 双反馈', concat_ws(' / ', sum(resolved), sum(feedback), sum(published))
FROM gold.response WHERE unit_code = '310116' AND period = 'year' AND category = 'all' AND channel = 'all'
