-- 泗阳县「三有三必」2021: village talks, and how soon two urgent matters were settled.
WITH talks AS (
  SELECT sum(sessions) AS sessions, sum(topics) AS topics, sum(voted) AS voted
  FROM gold.deliberation WHERE unit_code = '321323' AND period = 'year'
),
matters AS (
  SELECT i.title, l.raised_on, l.resolved_at, l.resolve_hours
  FROM silver.issues i
  JOIN silver.issue_lifecycle l ON l.jurisdiction = i.jurisdiction AND l.issue_id = i.issue_id
  WHERE i.jurisdiction = '321323'
)
SELECT 'village talks 小村说事日' AS figure, CAST(sessions AS STRING) AS value FROM talks
UNION ALL
SELECT 'topics 议题', CAST(topics AS STRING) FROM talks
UNION ALL
SELECT 'topics voted 表决', CAST(voted AS STRING) FROM talks
UNION ALL
SELECT 'street lights lit 路灯', regexp_extract(title, '([0-9]+)盏路灯', 1) FROM matters WHERE title RLIKE '[0-9]+盏路灯'
UNION ALL
SELECT 'days until they were lit 亮灯天数', CAST(datediff(resolved_at, raised_on) AS STRING)
FROM matters WHERE title RLIKE '[0-9]+盏路灯'
UNION ALL
SELECT 'hours until the pump ran 机泵修复小时', CAST(CAST(round(resolve_hours) AS INT) AS STRING)
FROM matters WHERE title LIKE '%机泵故障%'
UNION ALL
SELECT 'service orders taken / ordered 八送接单', concat_ws(' / ', sum(taken), sum(ordered))
FROM gold.services WHERE unit_code = '321323' AND period = 'year'
